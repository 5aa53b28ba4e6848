package dev.doorsill.limit;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Knows who and what is counted, and by which rules. */
@Singleton
class Slots {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SUBSCRIBER_DIGITS = 4;

    private final LimitConfig config;
    private final Hmac names;

    Slots(LimitConfig config, Keys keys) {
        this.config = config;
        this.names = keys.hmac("limit");
    }

    List<Slot> of(Sending sending) {
        var slots = new ArrayList<Slot>();
        var recipient = sending.recipient();
        slots.add(new Slot(
                names.text("recipient", recipient.channel().name(), recipient.key()),
                List.of(
                        new Rate("cooldown:" + sending.purpose(), 1, config.resendCooldown()),
                        new Rate("hour", config.sendsPerHour(), HOUR),
                        new Rate("day", config.sendsPerDay(), DAY))));
        slots.add(network(sending.from(), new Rate("send", config.sendsPerIp(), HOUR)));
        var throughClient = new Rate("send", config.sendsPerClient(), HOUR);
        if (recipient instanceof PhoneNumber phone) {
            slots.add(client(sending.clientId(), throughClient, new Rate("sms-day", config.smsPerDay(), DAY)));
            var prefix = phone.key().substring(0, phone.key().length() - SUBSCRIBER_DIGITS);
            slots.add(
                    new Slot(names.text("prefix", prefix), List.of(new Rate("sms-hour", config.smsPerPrefix(), HOUR))));
        } else {
            slots.add(client(sending.clientId(), throughClient));
        }
        return slots;
    }

    /** What one network may cause before somebody should vouch for it. */
    Slot of(Sending sending, Ceiling free) {
        return network(sending.from(), new Rate("send-free", free.most(), free.window()))
                .advising();
    }

    List<Slot> ofNotice(Address recipient) {
        var subject = names.text("notice", recipient.channel().name(), recipient.key());
        return List.of(new Slot(subject, List.of(new Rate("day", config.noticesPerDay(), DAY))));
    }

    List<Slot> of(Activity activity, ClientAddress from, String clientId) {
        var rule = activity.name().toLowerCase(Locale.ROOT);
        return List.of(
                network(from, new Rate(rule, perIp(activity), MINUTE)),
                client(clientId, new Rate(rule, perClient(activity), MINUTE)));
    }

    private Slot network(ClientAddress from, Rate... rates) {
        return new Slot(names.text("network", from.network()), List.of(rates));
    }

    private Slot client(String clientId, Rate... rates) {
        return new Slot(names.text("client", clientId), List.of(rates));
    }

    private int perIp(Activity activity) {
        var ceilings = config.perIp();
        return switch (activity) {
            case VERIFY -> ceilings.verify();
            case SIGN_UP -> ceilings.signUp();
            case SIGN_IN -> ceilings.signIn();
            case SIGN_IN_BY_PROOF -> ceilings.signInByProof();
            case PROVE_IDENTITY -> ceilings.proveIdentity();
            case LOOK_UP -> ceilings.lookUp();
            case REFRESH -> ceilings.refresh();
            case RESET_PASSWORD -> ceilings.resetPassword();
            case CHANGE_ACCOUNT -> ceilings.changeAccount();
            case INTROSPECT -> ceilings.introspect();
            case CAPTCHA -> ceilings.captcha();
            case UNDECRYPTABLE -> ceilings.undecryptable();
            case OPERATE -> ceilings.operate();
        };
    }

    private int perClient(Activity activity) {
        var ceilings = config.perClient();
        return switch (activity) {
            case VERIFY -> ceilings.verify();
            case SIGN_UP -> ceilings.signUp();
            case SIGN_IN -> ceilings.signIn();
            case SIGN_IN_BY_PROOF -> ceilings.signInByProof();
            case PROVE_IDENTITY -> ceilings.proveIdentity();
            case LOOK_UP -> ceilings.lookUp();
            case REFRESH -> ceilings.refresh();
            case RESET_PASSWORD -> ceilings.resetPassword();
            case CHANGE_ACCOUNT -> ceilings.changeAccount();
            case INTROSPECT -> ceilings.introspect();
            case CAPTCHA -> ceilings.captcha();
            case UNDECRYPTABLE -> ceilings.undecryptable();
            case OPERATE -> ceilings.operate();
        };
    }
}
