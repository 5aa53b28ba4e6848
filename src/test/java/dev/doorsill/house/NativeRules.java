package dev.doorsill.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a native binary needs of the code, and no JVM would miss. */
final class NativeRules {
    private static final DescribedPredicate<CanBeAnnotated> HTTP_METHOD =
            CanBeAnnotated.Predicates.metaAnnotatedWith(HttpMethod.class);

    /** What lives only where it runs, or must differ wherever it runs. */
    private static final List<String> ALIVE = List.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.lang.Thread",
            "java.util.concurrent.Executor",
            "java.security.KeyFactory",
            "java.security.KeyPairGenerator",
            "java.security.MessageDigest",
            "java.security.Provider",
            "java.security.Signature",
            "javax.crypto.Cipher",
            "javax.crypto.Mac",
            "javax.crypto.SecretKeyFactory",
            "java.security.Key");

    /** Servers of development, and libraries in C. */
    private static final String[] ABSENT = {"io.zonky..", "redis.embedded.."};

    private final String root;

    NativeRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("classes hold no living things", statics());
        rules.put("JSON is registered", json());
        rules.put("what a native image lacks stands apart", absent());
        rules.put("what a native image lacks is found by name", byName());
        return rules;
    }

    private static ArchRule statics() {
        return fields().that()
                .haveModifier(JavaModifier.STATIC)
                .should(new ArchCondition<JavaField>("hold nothing that lives") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        var alive = field.getAllInvolvedRawTypes().stream()
                                .anyMatch(type -> ALIVE.stream().anyMatch(type::isAssignableTo));
                        events.add(new SimpleConditionEvent(field, !alive, field.getFullName()));
                    }
                })
                .because("static fields are filled while a native image is built: every copy of it would draw the same "
                        + "numbers and share the same keys");
    }

    private ArchRule json() {
        return classes()
                .that(resideInAPackage(root + ".dialect.."))
                .and(DescribedPredicate.describe("are written as JSON", NativeRules::isWritten))
                .should(new ArchCondition<JavaClass>("be registered") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var known = type.isAnnotatedWith(RegisterForReflection.class) || isAnswered(type);
                        events.add(new SimpleConditionEvent(type, known, type.getName()));
                    }
                })
                .because(
                        "Jackson finds nothing in a native binary of a class that nobody named; Quarkus names what the "
                                + "signature of a resource method tells, and no more");
    }

    private static boolean isWritten(JavaClass type) {
        return type.getSimpleName().endsWith("Response")
                || type.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getPackageName().startsWith("com.fasterxml.jackson"));
    }

    /** Whether a resource method's signature tells it, or tells what it is a part of. */
    private static boolean isAnswered(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                        .flatMap(dependency -> dependency.getOriginClass().getMethods().stream())
                        .filter(HTTP_METHOD)
                        .anyMatch(method ->
                                method.getReturnType().getAllInvolvedRawTypes().contains(type))
                || type.getEnclosingClass().map(NativeRules::isAnswered).orElse(false);
    }

    private ArchRule absent() {
        return noClasses()
                .that(DescribedPredicate.not(foundByName()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ABSENT))
                .because("a native image holds none of it, and must find every class that it refers to");
    }

    private ArchRule byName() {
        return noClasses()
                .should()
                .dependOnClassesThat(foundByName())
                .because("who refers to it refers to what a native image does not hold; a ServiceLoader finds it where "
                        + "it is");
    }

    private DescribedPredicate<JavaClass> foundByName() {
        return DescribedPredicate.describe(
                "are found by name", type -> !type.isInterface() && type.isAssignableTo(root + ".devservices.Server"));
    }
}
