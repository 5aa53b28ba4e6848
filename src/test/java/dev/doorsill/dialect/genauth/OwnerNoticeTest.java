package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.delivery.Inbox;
import dev.doorsill.delivery.Message;
import dev.doorsill.delivery.MessagePurpose;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The owner of an address hears of it, now and then, when somebody signs up with it again. */
@QuarkusTest
class OwnerNoticeTest {
    @Inject
    Inbox inbox;

    @Inject
    TestTime time;

    @Test
    void isSentOnceADay() {
        var owner = new Guest();
        owner.signUp().granted();

        owner.signUp().refused(Refusal.EXISTS);
        assertThat(notices(owner))
                .hasSize(1)
                .allSatisfy(notice -> assertThat(notice.code()).isEmpty());

        owner.signUp().refused(Refusal.EXISTS);
        time.pass(Duration.ofHours(25));
        owner.signUp().refused(Refusal.EXISTS);
        assertThat(notices(owner)).hasSize(2);
    }

    /** Who has the code is the owner, and reads the answer. */
    @Test
    void isNotSentToWhoJustProvedTheAddress() {
        var owner = Guest.member();
        time.pass(Duration.ofMinutes(2));
        owner.signUpByEmailCode().refused(Refusal.EXISTS);
        assertThat(notices(owner)).isEmpty();
    }

    @Test
    void isNotSentForATakenUsername() {
        var owner = new Guest();
        owner.signUpWith(fields("email", owner.email, "username", owner.username, "password", Guest.PASSWORD))
                .granted();
        new Guest()
                .signUpWith(fields("username", owner.username, "password", Guest.PASSWORD))
                .refused(Refusal.EXISTS);
        assertThat(notices(owner)).isEmpty();
    }

    private List<Message> notices(Guest owner) {
        // The page waits for what leaves off the answer path.
        assertThat(Guest.messages(owner.email)).isNotNegative();
        return inbox.sentTo(owner.email).stream()
                .map(Inbox.Entry::message)
                .filter(message -> message.purpose() == MessagePurpose.ACCOUNT_EXISTS)
                .toList();
    }
}
