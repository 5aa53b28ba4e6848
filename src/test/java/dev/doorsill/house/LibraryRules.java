package dev.doorsill.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which libraries are known where. */
final class LibraryRules {
    private static final DescribedPredicate<JavaClass> CRYPTO =
            resideInAnyPackage("java.security..", "javax.crypto..", "org.bouncycastle..");
    private static final DescribedPredicate<JavaClass> KEY_TYPES = equivalentTo(Key.class)
            .or(equivalentTo(PublicKey.class))
            .or(equivalentTo(PrivateKey.class))
            .or(equivalentTo(KeyPair.class))
            .or(resideInAnyPackage("java.security.interfaces", "java.security.spec"));

    private final String root;

    LibraryRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("HTTP", http());
        rules.put("SQL", sql());
        rules.put("JDBC", jdbc());
        rules.put("Redis", redis());
        rules.put("cryptography", cryptography());
        rules.put("keys", keys());
        rules.put("traces", traces());
        rules.put("java.util.logging", logging());
        return rules;
    }

    private ArchRule http() {
        return noClasses()
                .that(resideOutsideOfPackage(root + ".dialect.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx.ext.web.."))
                .because("a journey that knows HTTP serves one dialect, and we have more");
    }

    private static ArchRule sql() {
        return noClasses()
                .that(not(namedLike("Pg")))
                .and()
                .areNotAnnotatedWith(Entity.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx.sqlclient..",
                        "io.vertx.pgclient..",
                        "io.vertx.mutiny.sqlclient..",
                        "io.vertx.mutiny.pgclient..",
                        "io.quarkus.hibernate..",
                        "io.quarkus.panache..",
                        "org.hibernate..",
                        "jakarta.persistence.."))
                .because("whoever looks for a statement looks into the classes named Pg* and the entities");
    }

    private ArchRule jdbc() {
        return noClasses()
                .that(resideOutsideOfPackage(root + ".devservices.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .because("JDBC blocks; only migrations speak it, and Flyway does that by itself");
    }

    private static ArchRule redis() {
        return noClasses()
                .that(not(namedLike("Redis")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.vertx.redis..", "io.vertx.mutiny.redis..", "io.quarkus.redis.."))
                .because("every key and script of ours must be found in the classes named Redis*");
    }

    private ArchRule cryptography() {
        return noClasses()
                .that(resideOutsideOfPackages(root + ".security..", root + ".token.."))
                .should()
                .dependOnClassesThat(CRYPTO)
                .because("mistakes in cryptography are looked for in one room");
    }

    private ArchRule keys() {
        return noClasses()
                .that(resideInAPackage(root + ".token.."))
                .should()
                .dependOnClassesThat(CRYPTO.and(not(KEY_TYPES)))
                .because("token holds keys; using them is the locksmith's work and the JWT library's");
    }

    private ArchRule traces() {
        return noClasses()
                .that(resideOutsideOfPackage(root + ".tracing.."))
                .should()
                .dependOnClassesThat(resideInAPackage("io.opentelemetry.."))
                .because("what may stand in a span is decided in one room");
    }

    private static ArchRule logging() {
        return noClasses()
                // It dresses the framework's own handlers, which are of that kind.
                .that(not(namedLike("JsonLog")))
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .because("the framework's log is the one that is configured and collected");
    }

    /** By the class in whose file it stands. */
    private static DescribedPredicate<JavaClass> namedLike(String prefix) {
        return DescribedPredicate.describe("named " + prefix + "*", type -> {
            var outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getSimpleName().startsWith(prefix);
        });
    }
}
