package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.NOW;
import static dev.doorsill.delivery.DeliveryKit.PATIENCE;
import static dev.doorsill.delivery.DeliveryKit.PHONE;
import static dev.doorsill.delivery.DeliveryKit.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.identifier.Address;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.KeyFiles.Finding;
import dev.doorsill.security.TestKeys;
import dev.doorsill.security.WebhookSignature;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTP server that answers as told, 200 once it has no orders. */
class WebhookGatewayTest {
    private static final int SILENCE = 0;

    private record Call(String path, Map<String, String> headers, Buffer body) {
        JsonObject json() {
            return body.toJsonObject();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> orders = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void start() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request, Buffer body) {
        var headers = new HashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        calls.add(new Call(request.path(), headers, body));
        var order = orders.isEmpty() ? Integer.valueOf(200) : orders.poll();
        if (order != SILENCE) {
            request.response()
                    .setStatusCode(order)
                    .putHeader("Location", "/elsewhere")
                    .end("{}");
        }
    }

    @Test
    void postsASignedShortMessage() {
        send(courier(), PHONE);

        var call = calls.get(0);
        var timestamp = NOW.getEpochSecond();
        assertThat(calls).hasSize(1);
        assertThat(call.path()).isEqualTo("/sms");
        assertThat(call.headers())
                .containsEntry("x-doorsill-timestamp", Long.toString(timestamp))
                .containsEntry(
                        "x-doorsill-signature",
                        new WebhookSignature("sms-secret")
                                .sign(timestamp, call.body().getBytes()))
                .containsEntry("x-doorsill-message-id", call.json().getString("id"));
        assertThat(call.json().getMap())
                .containsEntry("channel", "sms")
                .containsEntry("to", "+8613000000000")
                .containsEntry("purpose", "SIGN_UP")
                .containsEntry("code", "314159")
                .containsEntry("locale", "zh-CN")
                .containsEntry("valid_for_seconds", 300)
                .containsEntry("text", "Doorsill：您的注册验证码是 314159，5 分钟内有效。请勿告知他人；如非本人操作，请忽略。")
                .doesNotContainKeys("subject", "html");
    }

    @Test
    void signsWithTheSecretThatItsFileHoldsNow(@TempDir Path directory) throws IOException {
        var secret = Files.writeString(directory.resolve("secret"), "first\n");
        var files = TestKeys.files();
        var courier = courier(Map.of("sms.webhook.secret", "", "sms.webhook.secret-file", secret.toString()), files);
        send(courier, PHONE);
        Files.writeString(secret, "second");
        assertThat(List.of(files.look(), files.look())).containsExactly(Finding.UNSETTLED, Finding.TURNED);
        send(courier, PHONE);
        Files.writeString(secret, " ");
        assertThat(List.of(files.look(), files.look())).containsExactly(Finding.UNSETTLED, Finding.REFUSED);
        send(courier, PHONE);

        var secrets = List.of("first", "second", "second");
        for (var i = 0; i < secrets.size(); i++) {
            var call = calls.get(i);
            assertThat(call.headers())
                    .containsEntry(
                            "x-doorsill-signature",
                            new WebhookSignature(secrets.get(i))
                                    .sign(NOW.getEpochSecond(), call.body().getBytes()));
        }
    }

    @Test
    void postsALetterWithSubjectAndPage() {
        send(courier(), EMAIL);

        var json = calls.get(0).json();
        assertThat(calls.get(0).path()).isEqualTo("/email");
        assertThat(json.getString("channel")).isEqualTo("email");
        assertThat(json.getString("to")).isEqualTo("Ann@example.com");
        assertThat(json.getString("subject")).isEqualTo("Doorsill 注册验证码");
        assertThat(json.getString("html")).contains(">314159<");
        assertThat(json.getString("text")).contains("314159");
    }

    @Test
    void triesOnceMoreUnderTheSameIdAfterAServerError() {
        orders.add(500);

        send(courier(), PHONE);

        assertThat(calls).hasSize(2);
        assertThat(calls)
                .extracting(call -> call.headers().get("x-doorsill-message-id"))
                .containsOnly(calls.get(0).json().getString("id"));
    }

    @Test
    void givesUpAfterTheSecondServerError() {
        orders.addAll(List.of(503, 503));

        var problem = refusal(courier());

        assertThat(problem.code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(problem.retryAfter()).isPresent();
        assertThat(problem).hasRootCauseMessage("WEBHOOK gateway: the endpoint answered 503");
        assertThat(calls).hasSize(2);
    }

    @Test
    void takesARefusalAsFinal() {
        orders.add(400);

        assertThat(refusal(courier()).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(calls).hasSize(1);
    }

    @Test
    void followsNoRedirect() {
        orders.add(307);

        assertThat(refusal(courier()).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(calls).extracting(Call::path).containsExactly("/sms");
    }

    @Test
    void doesNotWaitForASilentServerAndKeepsNoConnectionToIt() {
        orders.addAll(List.of(SILENCE, SILENCE, SILENCE, SILENCE));
        var courier = courier(Map.of("max-connections", "2", "attempt-timeout", "500ms"));

        assertThat(refusal(courier).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(refusal(courier).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(calls).hasSize(4);

        send(courier, PHONE);
        assertThat(calls).hasSize(5);
    }

    @Test
    void refusesAtOnceWhatExceedsTheQueue() {
        orders.addAll(List.of(SILENCE, SILENCE));
        var courier = courier(Map.of("max-connections", "1", "max-waiting", "0"));
        var waiting = courier.send(message(PHONE, Locale.ENGLISH)).subscribeAsCompletionStage();

        var problem = refusal(courier);

        assertThat(problem).hasRootCauseMessage("the gateway's queue is full");
        assertThat(waiting).isNotDone();
    }

    @Test
    void refusesWhereNobodyListens() {
        server.close().toCompletionStage().toCompletableFuture().join();

        assertThat(refusal(courier()).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
    }

    @Test
    void comesBackOnTheCallersContextAfterATimeout() {
        orders.add(SILENCE);
        var courier = courier(Map.of("attempt-timeout", "500ms"));
        var context = vertx.getOrCreateContext();
        var back = new CompletableFuture<Boolean>();

        context.runOnContext(start -> courier.send(message(PHONE, Locale.ENGLISH))
                .subscribe()
                .with(sent -> back.complete(Vertx.currentContext() == context), back::completeExceptionally));

        assertThat(Uni.createFrom().completionStage(back).await().atMost(PATIENCE))
                .isTrue();
    }

    @Test
    void deliversManyOverFewConnections() {
        var courier = courier(Map.of("max-connections", "4"));
        var sends = IntStream.range(0, 500)
                .mapToObj(i -> courier.send(message(PHONE, Locale.ENGLISH)))
                .toList();

        Uni.join().all(sends).andFailFast().await().atMost(PATIENCE);

        assertThat(calls)
                .extracting(call -> call.json().getString("id"))
                .doesNotHaveDuplicates()
                .hasSize(500);
    }

    private Courier courier() {
        return courier(Map.of());
    }

    private Courier courier(Map<String, String> more) {
        return courier(more, TestKeys.files());
    }

    private Courier courier(Map<String, String> more, KeyFiles files) {
        var base = "http://127.0.0.1:" + server.actualPort();
        var settings = new HashMap<>(Map.of(
                "email.gateway", "webhook",
                "email.webhook.url", base + "/email",
                "email.webhook.secret", "email-secret",
                "sms.gateway", "webhook",
                "sms.webhook.url", base + "/sms",
                "sms.webhook.secret", "sms-secret",
                "attempt-timeout", "10s",
                "deadline", "20s"));
        settings.putAll(more);
        return DeliveryKit.courier(vertx, settings, files);
    }

    private static void send(Courier courier, Address recipient) {
        courier.send(message(recipient, Locale.SIMPLIFIED_CHINESE)).await().atMost(PATIENCE);
    }

    private static Problem refusal(Courier courier) {
        return catchThrowableOfType(Problem.class, () -> send(courier, PHONE));
    }
}
