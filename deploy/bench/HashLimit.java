import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Prints how many Argon2id hashes the service's own code makes a second, on as many threads as the first argument says,
 * for as many seconds as the second, and what makes them here. Run with the service's classes on the class path.
 */
public class HashLimit {
    private static final String ROOM = "dev.doorsill.security.";
    /** The defaults of doorsill.password.argon2-*. */
    private static final Object[] COST = {19456, 2, 1};

    public static void main(String[] arguments) throws Exception {
        var threads = Integer.parseInt(arguments[0]);
        var seconds = Double.parseDouble(arguments[1]);
        var argon2 = argon2();
        var costs = Class.forName(ROOM + "Argon2id");
        var cost = open(costs.getDeclaredConstructor(int.class, int.class, int.class)).newInstance(COST);
        var derive = open(Class.forName(ROOM + "Argon2")
                .getDeclaredMethod("derive", costs, byte[].class, byte[].class, int.class));
        Callable<?> hash = () -> derive.invoke(argon2, cost, new byte[32], new byte[16], 32);
        // The first turn is for the compiler.
        rate(hash, threads, seconds);
        System.out.println(rate(hash, threads, seconds) + " " + argon2.getClass().getSimpleName());
    }

    /** What the service would take, by its own choice. */
    private static Object argon2() throws Exception {
        var settings = Class.forName(ROOM + "SecurityConfig");
        var wanted = Proxy.newProxyInstance(settings.getClassLoader(), new Class<?>[] {settings}, (proxy, name, none) -> true);
        var choice = Class.forName(ROOM + "NativeCrypto");
        return open(choice.getDeclaredMethod("argon2"))
                .invoke(open(choice.getDeclaredConstructor(settings)).newInstance(wanted));
    }

    private static <T extends AccessibleObject> T open(T member) {
        member.setAccessible(true);
        return member;
    }

    private static double rate(Callable<?> hash, int threads, double seconds) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var until = System.nanoTime() + (long) (seconds * 1e9);
        var tasks = new ArrayList<Callable<Double>>();
        for (var i = 0; i < threads; i++) {
            tasks.add(() -> {
                var begun = System.nanoTime();
                var count = 0;
                while (System.nanoTime() < until) {
                    hash.call();
                    count++;
                }
                return count * 1e9 / (System.nanoTime() - begun);
            });
        }
        var rate = 0.0;
        for (var done : pool.invokeAll(tasks)) {
            rate += done.get();
        }
        pool.shutdown();
        return rate;
    }
}
