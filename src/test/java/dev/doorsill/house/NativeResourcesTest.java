package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.goterl.lazysodium.SodiumJava;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.sun.jna.Native;
import dev.doorsill.security.Argon2;
import io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider;
import io.quarkus.util.GlobUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A native binary holds the files that are read by name; a missing one would be noticed there alone. */
class NativeResourcesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String PLANS = "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_";

    /** Quarkus's extensions name these: Flyway its migrations, Qute its templates, and what only development reads. */
    private static final Pattern NAMED_ELSEWHERE =
            Pattern.compile("application\\.properties|META-INF/.*|db/migration/.*|templates/.*|.*/devservices/.*");

    private static final List<Pattern> INCLUDED = included();

    static Stream<String> ours() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !NAMED_ELSEWHERE.matcher(name).matches())
                    .toList()
                    .stream();
        }
    }

    static Stream<String> wordLists() throws IOException {
        return files(Zxcvbn.class, "com/nulabinc/zxcvbn/matchers/");
    }

    static Stream<String> numberPlans() throws IOException {
        return files(PhoneNumberUtil.class, PLANS);
    }

    /** What hashes passwords in C, in the jars that bring it, and the name it is found by. */
    static Stream<String> hashInC() throws IOException {
        return Stream.of(
                        files(Native.class, "com/sun/jna/linux-x86-64/"),
                        files(Native.class, "com/sun/jna/linux-aarch64/"),
                        files(SodiumJava.class, "linux64/"),
                        files(SodiumJava.class, "arm64/"),
                        Stream.of("META-INF/services/" + Argon2.class.getName()))
                .flatMap(names -> names);
    }

    /** What posts traces is found by the name in this file, and so is its class. */
    static Stream<String> senderOfTraces() throws IOException {
        return files(JdkHttpSenderProvider.class, "META-INF/services/");
    }

    @ParameterizedTest
    @MethodSource({"ours", "wordLists", "numberPlans", "senderOfTraces", "hashInC"})
    void isIncluded(String name) {
        assertThat(INCLUDED).anyMatch(pattern -> pattern.matcher(name).matches());
    }

    @Test
    void everyRegionHasItsPlanInThePlaceThatIsIncluded() throws IOException {
        var present = numberPlans().toList();
        assertThat(PhoneNumberUtil.getInstance().getSupportedRegions())
                .isNotEmpty()
                .allMatch(region -> present.contains(PLANS + region));
    }

    private static Stream<String> files(Class<?> inJar, String under) throws IOException {
        try (var jar = new JarFile(
                inJar.getProtectionDomain().getCodeSource().getLocation().getPath())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(under) && !name.endsWith("/") && !name.endsWith(".class"))
                    .toList()
                    .stream();
        }
    }

    private static List<Pattern> included() {
        var settings = new Properties();
        try (var in = Files.newInputStream(RESOURCES.resolve("application.properties"))) {
            settings.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Stream.of(settings.getProperty("quarkus.native.resources.includes")
                        .split(","))
                .map(glob -> Pattern.compile(GlobUtil.toRegexPattern(glob)))
                .toList();
    }
}
