package dev.doorsill.dialect.genauth;

import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Channel;
import dev.doorsill.proof.Purpose;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the vendor's clients ask codes for. A code of one channel is a wrong code on any other. */
enum CodeChannel {
    CHANNEL_LOGIN(Purpose.SIGN_IN, MessagePurpose.SIGN_IN, Way.BOTH, Asker.HOLDER),
    CHANNEL_REGISTER(Purpose.SIGN_UP, MessagePurpose.SIGN_UP, Way.BOTH, Asker.ANYONE),
    CHANNEL_RESET_PASSWORD(Purpose.PASSWORD_RESET, MessagePurpose.PASSWORD_RESET, Way.BOTH, Asker.HOLDER),
    CHANNEL_VERIFY_EMAIL_LINK(Purpose.VERIFY_ADDRESS, MessagePurpose.VERIFY, Way.EMAIL, Asker.SIGNED_IN),
    CHANNEL_UPDATE_EMAIL(Purpose.CHANGE_ADDRESS, MessagePurpose.CHANGE_ADDRESS, Way.EMAIL, Asker.SIGNED_IN),
    CHANNEL_BIND_EMAIL(Purpose.BIND_ADDRESS, MessagePurpose.CHANGE_ADDRESS, Way.EMAIL, Asker.SIGNED_IN),
    CHANNEL_UNBIND_EMAIL(Purpose.UNBIND_ADDRESS, MessagePurpose.CHANGE_ADDRESS, Way.EMAIL, Asker.SIGNED_IN),
    CHANNEL_COMPLETE_EMAIL(Purpose.COMPLETE_PROFILE, MessagePurpose.VERIFY, Way.EMAIL, Asker.ANYONE),
    CHANNEL_UNLOCK_ACCOUNT(Purpose.UNLOCK_ACCOUNT, MessagePurpose.VERIFY, Way.EMAIL, Asker.HOLDER),
    CHANNEL_BIND_PHONE(Purpose.BIND_ADDRESS, MessagePurpose.CHANGE_ADDRESS, Way.SMS, Asker.SIGNED_IN),
    CHANNEL_UNBIND_PHONE(Purpose.UNBIND_ADDRESS, MessagePurpose.CHANGE_ADDRESS, Way.SMS, Asker.SIGNED_IN),
    CHANNEL_COMPLETE_PHONE(Purpose.COMPLETE_PROFILE, MessagePurpose.VERIFY, Way.SMS, Asker.ANYONE),
    CHANNEL_VERIFY_MFA(Purpose.MFA, MessagePurpose.VERIFY, Way.BOTH, Asker.SIGNED_IN),
    CHANNEL_BIND_MFA(Purpose.BIND_MFA, MessagePurpose.VERIFY, Way.SMS, Asker.SIGNED_IN),
    CHANNEL_UNBIND_MFA(Purpose.UNBIND_MFA, MessagePurpose.VERIFY, Way.SMS, Asker.SIGNED_IN),
    CHANNEL_DELETE_ACCOUNT(Purpose.DELETE_ACCOUNT, MessagePurpose.VERIFY, Way.BOTH, Asker.SIGNED_IN),
    CHANNEL_IDENTITY_VERIFICATION(Purpose.IDENTITY_VERIFICATION, MessagePurpose.VERIFY, Way.SMS, Asker.SIGNED_IN);

    private static final int MAX_WORD = 64;
    private static final String FIELD = "channel";

    /** Which messages carry such a code. */
    private enum Way {
        EMAIL,
        SMS,
        BOTH;

        boolean carries(Channel channel) {
            return switch (channel) {
                case EMAIL -> this != SMS;
                case SMS -> this != EMAIL;
            };
        }
    }

    /** Who may ask. */
    enum Asker {
        ANYONE,
        /** Anyone, but only the holder of an account is sent a code; nobody is told. */
        HOLDER,
        SIGNED_IN
    }

    private final Purpose purpose;
    private final MessagePurpose message;
    private final Way way;
    private final Asker asker;

    CodeChannel(Purpose purpose, MessagePurpose message, Way way, Asker asker) {
        this.purpose = purpose;
        this.message = message;
        this.way = way;
        this.asker = asker;
    }

    /** The channel that the body names, which must be one of that way. */
    static CodeChannel required(JsonBody body, Channel way) {
        var word = body.requiredText(FIELD, MAX_WORD);
        return find(word, way).orElseThrow(() -> body.notAmong(FIELD, words(way)));
    }

    private static Optional<CodeChannel> find(String word, Channel way) {
        return Arrays.stream(values())
                .filter(channel -> channel.name().equals(word) && channel.way.carries(way))
                .findFirst();
    }

    private static String words(Channel way) {
        return Arrays.stream(values())
                .filter(channel -> channel.way.carries(way))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }

    Purpose purpose() {
        return purpose;
    }

    MessagePurpose message() {
        return message;
    }

    Asker asker() {
        return asker;
    }
}
