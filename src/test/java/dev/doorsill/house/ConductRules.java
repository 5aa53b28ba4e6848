package dev.doorsill.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.security.KeyFiles;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** How code behaves, wherever it stands. */
final class ConductRules {
    private static final DescribedPredicate<CanBeAnnotated> HTTP_METHOD =
            CanBeAnnotated.Predicates.metaAnnotatedWith(HttpMethod.class);
    private static final DescribedPredicate<JavaClass> HAVE_RESOURCE_METHODS = DescribedPredicate.describe(
            "have resource methods", type -> type.getMethods().stream().anyMatch(HTTP_METHOD));

    private final String root;

    ConductRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("nobody waits", waiting());
        rules.put("nobody subscribes", subscribing());
        rules.put("timers wait for the tables", timers());
        rules.put("time comes in", time());
        rules.put("randomness comes in", randomness());
        rules.put("console", console());
        rules.put("names", names());
        rules.put("constructor injection", constructors());
        rules.put("resources answer later", resourceMethods());
        rules.put("resources finish", resources());
        rules.put("resources may be full", sheddable());
        return rules;
    }

    private ArchRule waiting() {
        return noClasses()
                .that(resideOutsideOfPackage(root + ".devservices.."))
                .and(not(nameMatching(".*\\.(HashPool|Schema|WarmUp)")))
                .should()
                .callMethodWhere(Calls.to(
                        "io.smallrye.mutiny.Uni.await",
                        "io.smallrye.mutiny.Multi.subscribeAsIterable",
                        "java.lang.Thread.sleep",
                        "java.lang.Thread.join",
                        "java.lang.Process.waitFor",
                        "java.util.concurrent.Future.get",
                        "java.util.concurrent.CompletableFuture.join",
                        "java.util.concurrent.CountDownLatch.await",
                        "java.util.concurrent.Semaphore.acquire",
                        "java.util.concurrent.ExecutorService.awaitTermination",
                        "java.util.concurrent.locks.LockSupport.park.*",
                        "io.quarkus.vertx.VertxContextSupport.*AndAwait",
                        "io.vertx.core.Future.await"))
                .because("a thread that waits holds up everyone on its event loop; devservices runs before there is "
                        + "one, Schema and WarmUp before the door opens, and HashPool waits for its threads when the "
                        + "service stops");
    }

    private static ArchRule subscribing() {
        return noClasses()
                .that(not(nameMatching(".*\\.(BackgroundLane|Batches|Bulkhead|Deadline|WarmUp)")))
                .should()
                .callMethodWhere(Calls.to("io.smallrye.mutiny.(Uni|Multi).subscribe.*"))
                .because("work that nobody waits for goes through BackgroundLane, where it is bounded, counted and "
                        + "drained; Deadline alone must outlive its caller, and WarmUp waits at the end of the start");
    }

    private ArchRule timers() {
        return methods()
                .that()
                .areAnnotatedWith(Scheduled.class)
                .and()
                .areNotDeclaredIn(KeyFiles.class)
                .should(new ArchCondition<JavaMethod>("be skipped until the service has started") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        var waits = method.getAnnotationOfType(Scheduled.class).skipExecutionIf()
                                == Scheduled.ApplicationNotRunning.class;
                        events.add(new SimpleConditionEvent(method, waits, method.getFullName()));
                    }
                })
                .because("the first tick comes before Schema has seen to the tables; KeyFiles reads none");
    }

    private ArchRule time() {
        return noClasses()
                .that(not(nameMatching(root + ".security.Sources")))
                .should()
                .callMethodWhere(
                        Calls.to("java.time..*.now", "java.time.Clock.system.*", "java.lang.System.currentTimeMillis"))
                .because("tests move the injected InstantSource; a clock of one's own stands still for them");
    }

    private ArchRule randomness() {
        return noClasses()
                .that(not(nameMatching(root + ".security.(Sources|DevKeys)")))
                .should()
                .callCodeUnitWhere(Calls.to(
                        "java.util.Random.<init>",
                        "java.security.SecureRandom.<init>",
                        "java.security.SecureRandom.getInstance.*",
                        "java.util.concurrent.ThreadLocalRandom.current",
                        "java.lang.Math.random"))
                .because("what can be guessed opens doors: the one SecureRandom is injected; DevKeys has no injector "
                        + "yet when it runs");
    }

    private ArchRule console() {
        return noClasses()
                .that(resideOutsideOfPackage(root + ".devservices.."))
                .and(not(nameMatching(".*\\.(InboxGateway|Doorsill)")))
                .should()
                .accessFieldWhere(Calls.toField("java.lang.System.(out|err)"))
                .because("what is printed is neither levelled nor collected; InboxGateway shows codes in dev mode on "
                        + "purpose where no log can keep them, and Doorsill speaks before there is a log");
    }

    private static ArchRule names() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .because("such a name says what the class is made of, not what it is for");
    }

    private static ArchRule constructors() {
        return noFields()
                .should()
                .beAnnotatedWith(Inject.class)
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
                .because("a constructor shows all that a class needs, and a plain test can call it");
    }

    private static ArchRule resourceMethods() {
        return methods()
                .that(are(HTTP_METHOD))
                .should()
                .haveRawReturnType(Uni.class)
                .because("a method that returns its value runs on a worker thread, and those are few");
    }

    private static ArchRule resources() {
        return classes()
                .that(HAVE_RESOURCE_METHODS)
                .should(new ArchCondition<JavaClass>("be @Cancellable(false)") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var finishes = type.tryGetAnnotationOfType(Cancellable.class)
                                .map(annotation -> !annotation.value())
                                .orElse(false);
                        events.add(new SimpleConditionEvent(type, finishes, type.getName()));
                    }
                })
                .because("a client that hangs up would cancel the chain and can lose a connection of a pool "
                        + "(quarkus#51576)");
    }

    private ArchRule sheddable() {
        return classes()
                .that(HAVE_RESOURCE_METHODS)
                .and(resideOutsideOfPackages(root + ".dialect.admin..", root + ".dialect.inbox.."))
                .and(
                        not(
                                nameMatching(
                                        ".*\\.(Unserved|[A-Za-z]*(Keys|Jwks|Discovery|Configuration|AuthorizationServer|System)Resource)")))
                .should()
                .beAnnotatedWith(Sheddable.class)
                .because(
                        "what waits for a store is bounded; what a node knows by heart costs it nothing, and operators "
                                + "must get through when nobody else does");
    }
}
