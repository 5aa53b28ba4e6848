package dev.doorsill.house;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** How rooms stand to each other. */
final class RoomRules {
    private final String root;

    RoomRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> rules() {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("floors", floors());
        rules.put("no cycles", cycles());
        rules.put("dialects are strangers", dialects());
        rules.put("who makes proofs", proofs());
        rules.put("no vendor's words", words());
        rules.put("null-marked", nullMarked());
        return rules;
    }

    private ArchRule floors() {
        return classes()
                .should(new FloorPlan(root))
                .because("who reads a room must not have to know who calls it; a new room gets its floor in FloorPlan");
    }

    private ArchRule cycles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("rooms in a cycle are one room that nobody can read in parts");
    }

    private ArchRule dialects() {
        return slices().matching(root + ".dialect.(*)..")
                .should()
                .notDependOnEachOther()
                .because("one vendor's words must never change because of another's");
    }

    private ArchRule proofs() {
        return CompositeArchRule.of(onlyMadeBy("passcode", "ProofTokens", "sealProof|begin|attest"))
                .and(onlyMadeBy("provider", "IdentityTokens", "attest"))
                .because("only who has checked a code, or asked the third party, may say that something is proven");
    }

    private ArchRule onlyMadeBy(String room, String tokens, String methods) {
        return noClasses()
                .that(resideOutsideOfPackages(root + ".proof..", root + "." + room + ".."))
                .should()
                .callMethodWhere(target(nameMatching(methods)).and(target(owner(name(root + ".proof." + tokens)))));
    }

    /** The front step looks at every dialect's settings; below the dialects nobody knows that there are any. */
    private ArchRule words() {
        return classes()
                .that(resideOutsideOfPackages(root, root + ".dialect.."))
                .should(new VendorWords())
                .because("a journey that knows how one vendor calls a thing cannot be told in another's words");
    }

    private static ArchRule nullMarked() {
        return classes()
                .should(new ArchCondition<JavaClass>("live in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not marked"));
                        }
                    }
                })
                .because("the compiler looks for forgotten nulls only where package-info.java asks for it");
    }
}
