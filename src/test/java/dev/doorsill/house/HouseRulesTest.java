package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps every one of its rules; a ruin, where each is broken once, shows that every rule can fail. */
class HouseRulesTest {
    private static final HouseRules RULES = new HouseRules("dev.doorsill");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.doorsill");

    private static final String RUIN_ROOT = "dev.doorsill.house.ruin";
    private static final HouseRules RULES_OF_RUIN = new HouseRules(RUIN_ROOT);
    private static final JavaClasses RUIN = new ClassFileImporter().importPackages(RUIN_ROOT);

    static List<String> names() {
        return RULES.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void holds(String rule) {
        RULES.get(rule).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isBrokenInARuin(String rule) {
        assertThat(RULES_OF_RUIN.get(rule).evaluate(RUIN).hasViolation()).isTrue();
    }
}
