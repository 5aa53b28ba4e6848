package dev.doorsill.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.account.Origin;
import dev.doorsill.account.Profile;
import dev.doorsill.captcha.CaptchaPass;
import dev.doorsill.client.Clients;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.limit.ClientAddress;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.password.PasswordReset;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Evidence;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.Purpose;
import dev.doorsill.security.Passcode;
import dev.doorsill.security.Password;
import dev.doorsill.signin.SignIn;
import dev.doorsill.token.Caller;
import dev.doorsill.token.TokenPair;
import dev.doorsill.token.Tokens;
import dev.doorsill.wire.Applicant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An address belongs to whoever proves it, in every order of events. Each order is played against the service and
 * against a model of three sentences: who proves first has it; who only claims it holds it until then; who proves it at a
 * sign-in or reset takes over the account that claims it.
 */
@QuarkusTest
class AddressWinningTest {
    private static final String ISSUER = "http://localhost/oidc";

    @Inject
    SignUp signUp;

    @Inject
    SignIn signIn;

    @Inject
    PasswordReset reset;

    @Inject
    Passcodes passcodes;

    @Inject
    Clients clients;

    @Inject
    Tokens tokens;

    /** What can happen to an address. */
    enum Event {
        /** An account is opened with a password, the address unproven. */
        CLAIM,
        /** The same, with a username beside it. */
        CLAIM_WITH_USERNAME,
        /** An account is opened by a code. */
        PROVE,
        /** Somebody enters by a code. */
        ENTER,
        /** Somebody chooses a new password by a code. */
        RESET
    }

    static Stream<List<Event>> everyOrder() {
        var orders = new ArrayList<List<Event>>();
        for (var first : Event.values()) {
            for (var second : Event.values()) {
                for (var third : Event.values()) {
                    orders.add(List.of(first, second, third));
                }
            }
        }
        return orders.stream();
    }

    static Stream<List<Event>> everyPair() {
        return everyOrder().map(order -> order.subList(0, 2)).distinct();
    }

    @ParameterizedTest
    @MethodSource("everyOrder")
    void anEmailAddressBelongsToItsProver(List<Event> order) {
        new Story(EmailAddress.parse(Applicant.freshEmail())).play(order);
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void aPhoneNumberBelongsToItsProver(List<Event> order) {
        new Story(PhoneNumber.parse(Applicant.freshPhone())).play(order);
    }

    /** One address, its events, and the model beside them. */
    private final class Story {
        private final Address address;
        private @Nullable UUID prover;
        private @Nullable UUID claimant;
        private final Map<UUID, Password> passwords = new HashMap<>();
        private final Map<UUID, String> usernames = new HashMap<>();
        private final Map<UUID, List<String>> sessions = new HashMap<>();

        Story(Address address) {
            this.address = address;
        }

        void play(List<Event> order) {
            order.forEach(this::happen);
            checkPasswords();
            checkUsernames();
            sessions.forEach((account, open) ->
                    open.forEach(token -> assertThat(lives(token)).isTrue()));
        }

        private void happen(Event event) {
            switch (event) {
                case CLAIM -> claim(Optional.empty());
                case CLAIM_WITH_USERNAME -> claim(Optional.of("u" + UUID.randomUUID()));
                case PROVE -> prove();
                case ENTER -> enter();
                case RESET -> reset();
            }
        }

        private void claim(Optional<String> username) {
            var password = Password.of("secret " + UUID.randomUUID());
            var outcome = ask(() -> signUp.register(new SignUpCommand(
                    caller(),
                    Optional.empty(),
                    List.of(),
                    username.map(Username::parse),
                    Optional.of(address),
                    Optional.of(password),
                    Profile.EMPTY)));
            if (prover != null || claimant != null) {
                assertThat(outcome.refusal()).contains(ProblemCode.ACCOUNT_EXISTS);
                return;
            }
            claimant = outcome.get().id;
            assertThat(
                            address.channel().name().equals("EMAIL")
                                    ? outcome.get().emailVerified
                                    : outcome.get().phoneVerified)
                    .isFalse();
            passwords.put(claimant, password);
            username.ifPresent(name -> usernames.put(outcome.get().id, name));
            walkIn(claimant, password);
        }

        /** A session of the claimant's, to see when it ends. */
        private void walkIn(UUID account, Password password) {
            var pair = ask(() -> signIn.byPassword(caller(), address, password)).get();
            assertThat(pair.subject()).isEqualTo(account.toString());
            sessions.computeIfAbsent(account, id -> new ArrayList<>()).add(pair.accessToken());
        }

        private void prove() {
            var code = codeFor(Purpose.SIGN_UP);
            var outcome = ask(() -> signUp.register(new SignUpCommand(
                    caller(),
                    Optional.empty(),
                    List.of(new Evidence.ByCode(address, Purpose.SIGN_UP, code)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Profile.EMPTY)));
            if (prover != null) {
                assertThat(outcome.refusal()).contains(ProblemCode.ACCOUNT_EXISTS);
                return;
            }
            prover = outcome.get().id;
            if (claimant != null && !usernames.containsKey(claimant)) {
                // Nothing leads to it any more: it is archived, and its sessions end.
                end(claimant);
                passwords.remove(claimant);
            }
            claimant = null;
        }

        private void enter() {
            var code = codeFor(Purpose.SIGN_IN);
            Outcome<TokenPair> outcome = ask(() -> signIn.byCode(caller(), address, code));
            if (prover == null && claimant == null) {
                assertThat(outcome.refusal()).contains(ProblemCode.ACCOUNT_NOT_FOUND);
                return;
            }
            takeOver();
            assertThat(outcome.get().subject()).isEqualTo(String.valueOf(prover));
            sessions.computeIfAbsent(prover, id -> new ArrayList<>())
                    .add(outcome.get().accessToken());
        }

        private void reset() {
            var code = codeFor(Purpose.PASSWORD_RESET);
            var token = ask(() -> reset.request(caller(), address, code)).get().text();
            var password = Password.of("fresh " + UUID.randomUUID());
            var outcome = ask(() -> reset.reset(caller(), token, password));
            if (prover == null && claimant == null) {
                assertThat(outcome.refusal()).contains(ProblemCode.ACCOUNT_NOT_FOUND);
                return;
            }
            assertThat(outcome.refusal()).isEmpty();
            takeOver();
            end(prover);
            passwords.put(prover, password);
        }

        /** Password, username and sessions of whoever claimed it are gone. */
        private void takeOver() {
            if (prover == null) {
                prover = claimant;
                claimant = null;
                passwords.remove(prover);
                usernames.remove(prover);
                end(prover);
            }
        }

        private void end(@Nullable UUID account) {
            var ended = sessions.remove(account);
            if (ended != null) {
                ended.forEach(token -> assertThat(lives(token)).isFalse());
            }
        }

        private boolean lives(String token) {
            return ask(() -> tokens.authenticate(token, ISSUER)).refusal().isEmpty();
        }

        /** The address with its holder's password opens the holder's account, and with any other nothing. */
        private void checkPasswords() {
            var holder = prover != null ? prover : claimant;
            passwords.forEach((account, password) -> {
                var outcome = ask(() -> signIn.byPassword(caller(), address, password));
                if (account.equals(holder)) {
                    assertThat(outcome.get().subject()).isEqualTo(account.toString());
                } else {
                    assertThat(outcome.refusal()).contains(ProblemCode.CREDENTIALS_INVALID);
                }
            });
        }

        /** Who lost the address still has their username. */
        private void checkUsernames() {
            usernames.forEach((account, name) -> {
                var password = passwords.get(account);
                var outcome = ask(() -> signIn.byPassword(caller(), Username.typed(name), password));
                assertThat(outcome.get().subject()).isEqualTo(account.toString());
            });
        }

        private Passcode codeFor(Purpose purpose) {
            return ask(() -> passcodes.prepare("default", purpose, address))
                    .get()
                    .code();
        }
    }

    private record Outcome<T>(@Nullable T item, Optional<ProblemCode> refusal) {
        T get() {
            assertThat(refusal).isEmpty();
            return Objects.requireNonNull(item);
        }
    }

    private static <T> Outcome<T> ask(Supplier<Uni<T>> question) {
        try {
            return new Outcome<>(VertxContextSupport.subscribeAndAwait(question), Optional.empty());
        } catch (Problem problem) {
            return new Outcome<>(null, Optional.of(problem.code()));
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Caller caller() {
        return new Caller(
                clients.find("app-1").orElseThrow(),
                "none",
                ISSUER,
                "openid",
                Optional.empty(),
                ClientAddress.read("192.0.2." + (int) (Math.random() * 250)).orElseThrow(),
                new Origin(Optional.empty(), Optional.empty(), Optional.empty()),
                new Fingerprint(UUID.randomUUID().toString(), Optional.empty(), Duration.ZERO, false),
                Locale.ENGLISH,
                CaptchaPass.unaskable());
    }
}
