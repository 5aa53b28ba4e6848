package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.PATIENCE;
import static dev.doorsill.delivery.DeliveryKit.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real mail server. */
class SmtpGatewayTest {
    private final Vertx vertx = Vertx.vertx();
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsTextAndHtmlInEnglish() throws Exception {
        send(courier(port()), Locale.ENGLISH);

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Your Porch sign-up code");
        assertThat(mail.getRecipients(RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("Ann@example.com");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("Porch <door@example.org>");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@example\\.org>");
        assertThat(part(mail, "text/plain")).contains("    314159\n", "5 minutes", "ignore this message");
        assertThat(part(mail, "text/html"))
                .contains("lang=\"en\"", ">314159<", "5 minutes")
                .doesNotContain("<img", "url(", "http");
    }

    @Test
    void sendsTextAndHtmlInChinese() throws Exception {
        send(courier(port()), Locale.SIMPLIFIED_CHINESE);

        var mail = only();
        assertThat(mail.getSubject()).isEqualTo("Porch 注册验证码");
        assertThat(part(mail, "text/plain")).contains("314159", "5 分钟内有效", "如非本人操作");
        assertThat(part(mail, "text/html")).contains("lang=\"zh\"", ">314159<", "5 分钟内有效");
    }

    @Test
    void refusesWhileTheServerIsDownAndSendsOnceItIsUp() {
        var port = port();
        var courier = courier(port);
        server.stop();

        var problem = refusal(courier);
        assertThat(problem.code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(10));

        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        send(courier, Locale.ENGLISH);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatFellSilentKeepsNoConnection() {
        var silent = new AtomicBoolean(true);
        var doorway = doorway(silent);
        var courier = courier(
                doorway.actualPort(),
                Map.of("email.smtp.max-connections", "1", "attempt-timeout", "500ms", "deadline", "2s"));

        assertThat(refusal(courier).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(refusal(courier).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);

        silent.set(false);
        send(courier, Locale.ENGLISH);
        assertThat(server.getReceivedMessages()).isNotEmpty();
    }

    @Test
    void doesNotSpeakInTheClearUnlessToldTo() {
        var courier = courier(port(), Map.of("email.smtp.encryption", "starttls"));

        assertThat(refusal(courier).code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void repeatsNothingOfWhatTheServerSays() {
        var quoting = vertx.createNetServer()
                .connectHandler(caller -> {
                    caller.write("220 hello\r\n");
                    caller.handler(line -> caller.write(
                            line.toString().startsWith("RCPT") ? "550 5.1.1 no <Ann@example.com>\r\n" : "250 ok\r\n"));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();

        var problem = refusal(courier(quoting.actualPort()));

        assertThat(problem.code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(problem.getCause())
                .hasMessage("SMTP gateway: the server answered 550")
                .hasNoCause();
    }

    private NetServer doorway(AtomicBoolean silent) {
        return vertx.createNetServer()
                .connectHandler(caller -> {
                    if (!silent.get()) {
                        vertx.createNetClient().connect(port(), "127.0.0.1").onSuccess(inner -> {
                            caller.pipeTo(inner);
                            inner.pipeTo(caller);
                        });
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private Courier courier(int port) {
        return courier(port, Map.of());
    }

    private Courier courier(int port, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "service-name", "Porch",
                "email.gateway", "smtp",
                "email.from", "Porch <door@example.org>",
                "email.smtp.host", "127.0.0.1",
                "email.smtp.port", Integer.toString(port),
                "email.smtp.encryption", "none",
                "attempt-timeout", "10s",
                "deadline", "20s"));
        settings.putAll(more);
        return DeliveryKit.courier(vertx, settings);
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static void send(Courier courier, Locale locale) {
        courier.send(message(EMAIL, locale)).await().atMost(PATIENCE);
    }

    private static Problem refusal(Courier courier) {
        return catchThrowableOfType(Problem.class, () -> send(courier, Locale.ENGLISH));
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage mail, String type) throws Exception {
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) mail.getContent();
        for (var i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType(type)) {
                return parts.getBodyPart(i).getContent().toString().replace("\r\n", "\n");
            }
        }
        throw new AssertionError("no part of type " + type);
    }
}
