package dev.doorsill.delivery;

import dev.doorsill.security.SecretText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Hands e-mails to a mail server, over connections that are kept open.
 *
 * <p>Drives the mail client itself and not through the framework's mailer, which sets no time-out on a connection: a
 * server that falls silent would hold each of its connections for ever, and after the last one no mail would leave.
 */
@Singleton
class SmtpGateway implements Gateway {
    private final Optional<String> from;
    private final Optional<MailClient> server;
    private final Turnstile turnstile;

    SmtpGateway(DeliveryConfig config, Vertx vertx, OutboundTls tls) {
        var smtp = config.email().smtp();
        var timeout = Math.toIntExact(config.attemptTimeout().toMillis());
        this.from = config.email().from();
        this.server = smtp.host()
                .map(host -> MailClient.create(
                        vertx, tls.applyTo(options(smtp, host, timeout).setOwnHostname(ownName(smtp)))));
        this.turnstile = new Turnstile(smtp.maxConnections() + config.maxWaiting());
    }

    private static MailConfig options(SmtpConfig smtp, String host, int timeoutMillis) {
        var options = new MailConfig(host, smtp.port())
                .setStarttls(
                        smtp.encryption() == SmtpEncryption.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setSsl(smtp.encryption() == SmtpEncryption.TLS)
                .setLogin(smtp.username().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setMaxPoolSize(smtp.maxConnections())
                .setIdleTimeout(timeoutMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setConnectTimeout(timeoutMillis);
        smtp.username().ifPresent(options::setUsername);
        SecretText.read(smtp.password(), smtp.passwordFile()).ifPresent(options::setPassword);
        return options;
    }

    // Never left to the client, which would ask the resolver for it on the event loop.
    private String ownName(SmtpConfig smtp) {
        return smtp.ownHostName()
                .or(() -> from.map(SmtpGateway::domain))
                .filter(name -> !name.isBlank())
                .orElse("localhost");
    }

    @Override
    public GatewayKind kind() {
        return GatewayKind.SMTP;
    }

    @Override
    public Future<Void> deliver(Parcel parcel) {
        return turnstile
                .pass(() -> server.orElseThrow().sendMail(mail(parcel)))
                .recover(failure -> Future.failedFuture(told(failure)))
                .mapEmpty();
    }

    private MailMessage mail(Parcel parcel) {
        var sender = from.orElseThrow();
        var letter = parcel.letter().orElseThrow();
        return new MailMessage()
                .setFrom(sender)
                .setTo(parcel.message().recipient().value())
                .setSubject(letter.subject())
                .setText(parcel.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", '<' + parcel.id() + '@' + domain(sender) + '>')
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private static String domain(String sender) {
        return sender.substring(sender.lastIndexOf('@') + 1).replace(">", "").strip();
    }

    private static GatewayFailure told(Throwable failure) {
        if (failure instanceof GatewayFailure known) {
            return known;
        }
        if (failure instanceof SMTPException refusal) {
            var answer = "SMTP gateway: the server answered " + refusal.getReplyCode();
            return refusal.isPermanent() ? GatewayFailure.lasting(answer) : GatewayFailure.passing(answer);
        }
        return GatewayFailure.broken(GatewayKind.SMTP, failure);
    }
}
