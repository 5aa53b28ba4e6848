package dev.doorsill.token;

import dev.doorsill.account.Origin;
import dev.doorsill.captcha.Asker;
import dev.doorsill.captcha.CaptchaPass;
import dev.doorsill.client.Client;
import dev.doorsill.event.Act;
import dev.doorsill.limit.ClientAddress;
import dev.doorsill.proof.Fingerprint;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks, and on whose behalf tokens will be issued.
 *
 * @param dialect what the counters call the dialect that is spoken; never for a decision
 * @param issuer the {@code iss} of its tokens (RFC 7519, section 4.1.1)
 * @param address where the request comes from: what is counted
 * @param origin where the person comes from: what is kept
 * @param scope the {@code scope} of its tokens (RFC 6749, section 3.3)
 * @param captcha how it stands to captchas
 */
public record Caller(
        Client client,
        String dialect,
        String issuer,
        String scope,
        Optional<String> deviceId,
        ClientAddress address,
        Origin origin,
        Fingerprint request,
        Locale locale,
        CaptchaPass captcha) {
    /** What they are about to do, for the record. */
    public Act act() {
        return Act.ofPerson(Optional.of(client.id()), address.network());
    }

    /** The same, asking for tokens of that scope. */
    public Caller asking(String wanted) {
        return new Caller(client, dialect, issuer, wanted, deviceId, address, origin, request, locale, captcha);
    }

    /** The same, counted at that address. */
    public Caller countedAt(ClientAddress place) {
        return new Caller(client, dialect, issuer, scope, deviceId, place, origin, request, locale, captcha);
    }

    /** As whom it is asked for captchas. */
    public Asker asker() {
        return new Asker(client.id(), deviceId, address, captcha);
    }
}
