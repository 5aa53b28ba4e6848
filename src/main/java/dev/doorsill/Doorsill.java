package dev.doorsill;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service; in production only with everything it needs. */
@QuarkusMain
public final class Doorsill {
    private static final int EX_CONFIG = 78;

    private Doorsill() {}

    public static void main(String... arguments) {
        var missing = isDeveloped() ? List.<String>of() : RequiredSettings.missing();
        if (missing.isEmpty()) {
            Quarkus.run(arguments);
        } else {
            refuse(missing);
        }
    }

    /** This early the profile says {@code prod} in dev mode too; what tells dev mode is who loaded the service. */
    private static boolean isDeveloped() {
        return Doorsill.class.getClassLoader().getClass().getSimpleName().equals("QuarkusClassLoader");
    }

    /** Before the framework starts there is no log, and who reads this is at a console. */
    private static void refuse(List<String> missing) {
        System.err.println("Doorsill cannot start: " + missing.size() + " required setting(s) are missing.");
        missing.forEach(name -> System.err.println("  " + name));
        System.err.println("docs/settings.md says what each one is.");
        System.exit(EX_CONFIG);
    }
}
