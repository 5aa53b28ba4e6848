import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Prints how many Argon2id hashes the service's own code makes a second, on as many threads as the first argument says,
 * for as many seconds as the second. Run with the service's classes on the class path.
 */
public class HashLimit {
    public static void main(String[] arguments) throws Exception {
        var threads = Integer.parseInt(arguments[0]);
        var seconds = Double.parseDouble(arguments[1]);
        var kind = Class.forName("dev.doorsill.security.Argon2id");
        var constructor = kind.getDeclaredConstructor(int.class, int.class, int.class);
        var derive = kind.getDeclaredMethod("derive", byte[].class, byte[].class, int.class);
        constructor.setAccessible(true);
        derive.setAccessible(true);
        // The defaults of doorsill.password.argon2-*.
        var cost = constructor.newInstance(19456, 2, 1);
        var pool = Executors.newFixedThreadPool(threads);
        var rate = 0.0;
        // The first turn is for the compiler.
        for (var turn = 0; turn < 2; turn++) {
            var until = System.nanoTime() + (long) (seconds * 1e9);
            Callable<Double> work = () -> {
                var begun = System.nanoTime();
                var count = 0;
                while (System.nanoTime() < until) {
                    derive.invoke(cost, new byte[32], new byte[16], 32);
                    count++;
                }
                return count * 1e9 / (System.nanoTime() - begun);
            };
            rate = 0;
            var tasks = new ArrayList<Callable<Double>>();
            for (var i = 0; i < threads; i++) {
                tasks.add(work);
            }
            for (var done : pool.invokeAll(tasks)) {
                rate += done.get();
            }
        }
        System.out.println(rate);
        pool.shutdown();
    }
}
