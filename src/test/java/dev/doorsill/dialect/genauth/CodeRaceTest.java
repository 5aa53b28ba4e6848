package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Gathering;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A code opens one door once: one session, one token of reset, one new password; and few may guess at it. */
@QuarkusTest
class CodeRaceTest extends Gathering {
    private static final int ROUNDS = 10;
    private static final String BUSY = "200 409";
    private static final String WRONG = "200 400 2001";
    private static final String SENT_JUST_NOW = "200 429 2080";
    private static final int MOST_WRONG = 5;
    private static final int MOST_LOOKS = 5;

    @Test
    void manyWishesForACodeAreOneMessage() {
        for (var round = 0; round < ROUNDS; round++) {
            var person = Entrant.any(round);
            theOnly(ask(CROWD, () -> person.askForCode(Entrant.REGISTER)), SENT_JUST_NOW);
            assertThat(messages(person.address())).isEqualTo(1);
        }
    }

    @Test
    void oneCodeIsOneSession() {
        for (var round = 0; round < ROUNDS; round++) {
            var member = Entrant.any(round);
            var id = enrol(member);
            var code = code(member, Entrant.LOGIN);
            theOnly(ask(CROWD, () -> member.signIn(code)), BUSY, WRONG);
            assertThat(column("SELECT id::text FROM session WHERE account_id = $1", id))
                    .hasSize(1);
            assertThat(afterwards(member.signIn(code)).outcome()).isEqualTo(WRONG);
        }
    }

    @Test
    void oneCodeIsOneTokenOfReset() {
        for (var round = 0; round < ROUNDS; round++) {
            var member = Entrant.any(round);
            enrol(member);
            var code = code(member, Entrant.RESET);
            var token =
                    theOnly(ask(CROWD, () -> member.requestReset(code)), WRONG).data("passwordResetToken");
            assertThat(token).isNotBlank();
        }
    }

    @Test
    void oneTokenOfResetIsOneNewPassword() {
        var member = Entrant.withEmail();
        var id = enrol(member);
        var code = code(member, Entrant.RESET);
        var token = crowd.ask(member.requestReset(code)).data("passwordResetToken");
        var passwords =
                Stream.generate(() -> "Pass@" + UUID.randomUUID()).limit(CROWD).toList();
        var answers = crowd.ask(
                passwords.stream().map(fresh -> Entrant.reset(token, fresh)).toList());
        var chosen = passwords.get(answers.indexOf(theOnly(answers, BUSY, WRONG)));
        assertThat(crowd.ask(member.signInByPassword(chosen)).outcome()).isEqualTo(OK);
        assertThat(column("SELECT purpose FROM spent_proof WHERE account_id = $1 ORDER BY purpose", id))
                .containsExactly("PASSWORD_RESET", "SIGN_UP");
    }

    @Test
    void aCodeDiesOfFiveWrongOnesHoweverManyComeAtOnce() {
        for (var round = 0; round < ROUNDS; round++) {
            var person = Entrant.any(round);
            var code = code(person, Entrant.REGISTER);
            assertThat(crowd.ask(MOST_WRONG - 1, person.tryOut(Entrant.REGISTER, wrong(code))))
                    .extracting(CodeRaceTest::isValid)
                    .containsOnly(false);
            assertThat(isValid(crowd.ask(person.tryOut(Entrant.REGISTER, code))))
                    .isTrue();
            assertThat(crowd.ask(CROWD, person.tryOut(Entrant.REGISTER, wrong(code))))
                    .extracting(CodeRaceTest::isValid)
                    .containsOnly(false);
            assertThat(isValid(crowd.ask(person.tryOut(Entrant.REGISTER, code))))
                    .isFalse();
            assertThat(crowd.ask(person.signUp(code)).outcome()).isEqualTo(WRONG);
            assertThat(accountsOf(person)).isEmpty();
        }
    }

    @Test
    void wrongCodesAreCountedWhereverTheyAreBrought() {
        var person = Entrant.withPhone();
        var code = code(person, Entrant.REGISTER);
        var wrong = wrong(code);
        assertThat(crowd.ask(List.of(
                        person.signUp(wrong), person.signUp(wrong), person.signUp(wrong), person.signUp(wrong))))
                .extracting(Answer::outcome)
                .containsOnly(WRONG);
        assertThat(isValid(crowd.ask(person.tryOut(Entrant.REGISTER, wrong)))).isFalse();
        assertThat(crowd.ask(person.signUp(code)).outcome()).isEqualTo(WRONG);
    }

    @Test
    void aRightCodeMayBeTriedOutAFewTimesAndIsNotUsedUp() {
        for (var round = 0; round < ROUNDS; round++) {
            var person = Entrant.any(round);
            var code = code(person, Entrant.REGISTER);
            assertThat(crowd.ask(MOST_LOOKS, person.tryOut(Entrant.REGISTER, code)))
                    .extracting(CodeRaceTest::isValid)
                    .containsOnly(true);
            theOnly(ask(CROWD, () -> person.signUp(code)), BUSY, WRONG);
        }
    }

    @Test
    void tryingOutMoreOftenCountsAsGuessing() {
        var person = Entrant.withEmail();
        var code = code(person, Entrant.REGISTER);
        assertThat(crowd.ask(CROWD, person.tryOut(Entrant.REGISTER, code)).stream()
                        .filter(CodeRaceTest::isValid))
                .hasSize(MOST_LOOKS);
        assertThat(crowd.ask(person.signUp(code)).outcome()).isEqualTo(WRONG);
    }

    /** A new account; its id. */
    private UUID enrol(Entrant person) {
        var answer = crowd.ask(person.signUp(code(person, Entrant.REGISTER)));
        assertThat(answer.outcome()).isEqualTo(OK);
        return UUID.fromString(answer.data("userId"));
    }

    private static boolean isValid(Answer answer) {
        assertThat(answer.outcome()).isEqualTo(OK);
        return answer.json().getJsonObject("data").getBoolean("isValid");
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
