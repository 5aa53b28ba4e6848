package dev.doorsill.provider;

import static dev.doorsill.provider.ProviderKit.assertUnavailable;
import static dev.doorsill.provider.ProviderKit.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** A provider signs with a new key, and many come at once whom it has signed for. */
class KeyCacheTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final JWK OLD = key("old");
    private static final JWK NEW = key("new");

    private final MovableTime time = new MovableTime();
    private final List<CompletableFuture<Answer>> asked = new CopyOnWriteArrayList<>();
    private final KeyCache cache = new KeyCache(this::ask, Duration.ofHours(1), PAUSE, time);

    private Uni<Answer> ask() {
        var answer = new CompletableFuture<Answer>();
        asked.add(answer);
        return Uni.createFrom().completionStage(answer);
    }

    private void publish(int look, JWK... keys) {
        var text = new JWKSet(List.of(keys)).toString();
        assertThat(asked).hasSize(look);
        assertThat(asked.get(look - 1).complete(new Answer("people", 200, Buffer.buffer(text))))
                .isTrue();
    }

    private void fail(int look) {
        assertThat(asked).hasSize(look);
        assertThat(asked.get(look - 1).completeExceptionally(ProviderFailure.unavailable("away")))
                .isTrue();
    }

    private CompletableFuture<Boolean> has(String keyId) {
        return cache.keysFor(by(keyId)).map(keys -> keys.has(by(keyId))).subscribeAsCompletionStage();
    }

    private void knowTheOldKey() {
        var first = has("old");
        publish(1, OLD);
        assertThat(first).isCompletedWithValue(true);
        time.pass(PAUSE);
    }

    @Test
    void letsEverybodyWaitForTheLookThatIsUnderWay() {
        knowTheOldKey();
        var first = has("new");
        var second = has("new");
        assertThat(second).isNotDone();
        assertThat(has("old")).isCompletedWithValue(true);
        publish(2, OLD, NEW);
        assertThat(first).isCompletedWithValue(true);
        assertThat(second).isCompletedWithValue(true);
        assertThat(has("new")).isCompletedWithValue(true);
    }

    @Test
    void knowsNothingOfAKeyAfterALookThatFailed() {
        knowTheOldKey();
        var first = has("new");
        fail(2);
        assertThat(first).isCompletedExceptionally();
        assertUnavailable(cache.keysFor(by("new")));
        assertThat(has("old")).isCompletedWithValue(true);
        time.pass(PAUSE);
        var later = has("new");
        publish(3, OLD, NEW);
        assertThat(later).isCompletedWithValue(true);
    }

    @Test
    void looksOnceInAWhileForAKeyThatNobodyPublishes() {
        knowTheOldKey();
        var first = has("invented");
        publish(2, OLD);
        assertThat(first).isCompletedWithValue(false);
        assertThat(get(cache.keysFor(by("another invention"))).has(by("another invention")))
                .isFalse();
        assertThat(asked).hasSize(2);
    }

    private static JsonWebSignature by(String keyId) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(keyId);
        return token;
    }

    private static JWK key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate().toPublicJWK();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
