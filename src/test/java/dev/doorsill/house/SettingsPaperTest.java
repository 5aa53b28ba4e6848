package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} names every setting that the code reads, and says of each what the code says. */
class SettingsPaperTest {
    private static final List<Setting> SETTINGS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.doorsill").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .<Class<?>>map(JavaClass::reflect)
                    .sorted(Comparator.comparing(
                            type -> type.getAnnotation(ConfigMapping.class).prefix()))
                    .flatMap(type -> SettingsReader.read(type).stream())
                    .toList();

    @Test
    void saysWhatTheCodeReads() {
        new Paper("settings.md")
                .mustSay("| Setting | Type | Default | Meaning |\n|---|---|---|---|\n"
                        + SETTINGS.stream().map(Setting::row).collect(Collectors.joining()));
    }

    @Test
    void everySettingSaysWhatItMeans() {
        assertThat(SETTINGS)
                .hasSizeGreaterThan(60)
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.name()).isNotEmpty());
    }
}
