package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That scripts that go together answer, fail and write as each does alone. */
class RedisScriptsTest {
    @RegisterExtension
    static final EmbeddedRedis REDIS = new EmbeddedRedis();

    private static final int CROWD = 100;
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Each script of the service, by its path. */
    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".lua"))
                    .filter(file -> !file.endsWith("store/together.lua"))
                    .toList();
        }
    }

    private static RedisScripts.Script load(RedisScripts scripts, Path path) throws ClassNotFoundException {
        var room = RESOURCES.relativize(path.getParent()).toString().replace('/', '.');
        var name = path.getFileName().toString().replace(".lua", "");
        return scripts.load(Class.forName(room + ".package-info"), name);
    }

    private static List<CompletableFuture<String>> ask(
            RedisScripts.Script script, int times, String keys, List<String> arguments) {
        return IntStream.range(0, times)
                .mapToObj(i -> script.run(List.of(keys + i), arguments))
                .map(RedisScriptsTest::said)
                .map(Uni::subscribeAsCompletionStage)
                .toList();
    }

    private static Uni<String> said(Uni<Response> answer) {
        return answer.map(Response::toString)
                .onFailure()
                .recoverWithItem(failure -> "failed: " + failure.getCause().getMessage());
    }

    private static long calls() {
        var stats = REDIS.api().infoAndAwait(List.of("commandstats")).toString();
        return Stream.of("evalsha:calls=", "eval:calls=")
                .mapToLong(name -> {
                    var at = stats.indexOf("cmdstat_" + name);
                    return at < 0
                            ? 0
                            : Long.parseLong(stats.substring(stats.indexOf('=', at) + 1, stats.indexOf(',', at)));
                })
                .sum();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void answersAndWritesTogetherAsAlone(Path path) throws Exception {
        // Some suit the one script, some the other; lives are long enough for what is written to be looked at.
        for (var arguments : List.of(
                List.of("90001", "92000", "93000", "94000", "95000", "30000", "90007", "90008"),
                List.of("take", "92000", "93000000", "94000"),
                List.of("try", "92000", "93000", "94000", "95000", "96000", "97000"),
                List.<String>of())) {
            REDIS.api().flushdbAndAwait(List.of());
            var alone = ask(load(REDIS.scriptsForCluster(), path), CROWD, "alone-", arguments);
            var together = ask(load(REDIS.scripts(), path), CROWD, "joint-", arguments);
            assertThat(together)
                    .extracting(RedisScriptsTest::plain)
                    .isEqualTo(alone.stream().map(RedisScriptsTest::plain).toList());
            for (var i = 0; i < CROWD; i += CROWD / 4) {
                assertThat(dump("joint-" + i)).isEqualTo(dump("alone-" + i));
            }
        }
    }

    /** Redis adds the place in the script to what it says of a failure. */
    private static String plain(CompletableFuture<String> answer) {
        return answer.join().replaceFirst("^(failed: [A-Z]+ ).*", "$1");
    }

    private static String dump(String key) {
        var type = REDIS.api().typeAndAwait(key).toString();
        return type
                + switch (type) {
                    case "hash" -> REDIS.api().hgetallAndAwait(key).toString();
                    case "string" -> REDIS.api().getAndAwait(key).toString();
                    default -> "";
                };
    }

    @Test
    void goesTogetherWhereOneServerHasAllKeys() throws Exception {
        var script = load(REDIS.scripts(), RESOURCES.resolve("dev/doorsill/limit/gcra.lua"));
        var before = calls();
        var answers = ask(script, CROWD, "key-", List.of("take", "1000", "1000000", "1"));
        assertThat(answers).extracting(CompletableFuture::join).containsOnly("0");
        assertThat(calls() - before).isLessThan(CROWD / 2);
    }

    @Test
    void goesAloneInACluster() throws Exception {
        var script = load(REDIS.scriptsForCluster(), RESOURCES.resolve("dev/doorsill/limit/gcra.lua"));
        var before = calls();
        assertThat(ask(script, CROWD, "key-", List.of("take", "1000", "1000000", "1")))
                .extracting(CompletableFuture::join)
                .containsOnly("0");
        assertThat(calls() - before).isGreaterThanOrEqualTo(CROWD);
    }

    @Test
    void takesOneAfterTheOtherWhatIsAskedOfOneKeyAtOnce() throws Exception {
        var script = load(REDIS.scripts(), RESOURCES.resolve("dev/doorsill/limit/gcra.lua"));
        var answers = IntStream.range(0, CROWD)
                .mapToObj(i -> said(script.run(List.of("key"), List.of("take", "1000", "1000000", "7")))
                        .subscribeAsCompletionStage())
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).filter("0"::equals))
                .hasSize(7);
    }

    @Test
    void whatOneFailsAtIsItsOwn() throws Exception {
        var scripts = REDIS.scripts();
        var gcra = load(scripts, RESOURCES.resolve("dev/doorsill/limit/gcra.lua"));
        var claim = load(scripts, RESOURCES.resolve("dev/doorsill/proof/claim.lua"));
        var unused = REDIS.api().setAndAwait(List.of("no-hash", "x"));
        var good = new ArrayList<CompletableFuture<String>>();
        var wrongType = new ArrayList<CompletableFuture<String>>();
        var broken = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < CROWD; i++) {
            good.addAll(ask(gcra, 1, "key-" + i, List.of("take", "1000", "1000000", "1")));
            wrongType.add(said(claim.run(List.of("no-hash"), List.of("1", "me", "1000", "5", "1000")))
                    .subscribeAsCompletionStage());
            broken.addAll(ask(gcra, 1, "key-" + i, List.of("take")));
        }
        assertThat(good).extracting(CompletableFuture::join).containsOnly("0");
        assertThat(wrongType)
                .extracting(CompletableFuture::join)
                .allMatch(said -> said.startsWith("failed: WRONGTYPE"));
        assertThat(broken).extracting(CompletableFuture::join).allMatch(said -> said.startsWith("failed: ERR"));
    }

    @Test
    void aServerThatHasForgottenItsScriptsIsToldAgain() throws Exception {
        var script = load(REDIS.scripts(), RESOURCES.resolve("dev/doorsill/limit/gcra.lua"));
        for (var round = 0; round < 3; round++) {
            assertThat(ask(script, CROWD, "key-" + round + "-", List.of("take", "1000", "1000000", "1")))
                    .extracting(CompletableFuture::join)
                    .containsOnly("0");
            REDIS.api().scriptAndAwait(List.of("FLUSH"));
        }
    }

    @Test
    void everybodyIsToldWhenToComeBackWhereThereIsNoServer() throws Exception {
        var script = load(REDIS.scriptsWithoutServer(), RESOURCES.resolve("dev/doorsill/limit/gcra.lua"));
        var answers = IntStream.range(0, CROWD)
                .mapToObj(i -> script.run(List.of("key-" + i), List.of("take", "1000", "1000000", "1"))
                        .subscribeAsCompletionStage())
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .cause()
                        .isInstanceOfSatisfying(Problem.class, problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
                            assertThat(problem.retryAfter()).isPresent();
                        }));
    }
}
