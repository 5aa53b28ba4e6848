package dev.doorsill.client;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An application that this service knows. */
public final class Client {
    private static final Set<AuthenticationMethod> BY_SECRET =
            Set.of(AuthenticationMethod.CLIENT_SECRET_POST, AuthenticationMethod.CLIENT_SECRET_BASIC);
    private static final Set<AuthenticationMethod> BY_NOTHING = Set.of(AuthenticationMethod.NONE);

    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]+");

    private final String id;
    private final Optional<String> secret;
    private final String directory;
    private final SigningAlgorithm signingAlgorithm;
    private final Duration accessTokenLife;
    private final Duration sessionLife;
    private final Set<AuthenticationMethod> authenticationMethods;
    private final boolean signUp;
    private final boolean anonymousSignIn;
    private final Set<URI> signOutRedirectUris;

    Client(String id, Optional<String> secret, ClientsConfig.Entry entry) {
        this.id = id;
        this.secret = secret;
        this.directory = entry.directory();
        this.signingAlgorithm = entry.signingAlgorithm();
        this.accessTokenLife = entry.accessTokenLife();
        this.sessionLife = entry.sessionLife();
        this.authenticationMethods = entry.authenticationMethods().orElse(secret.isPresent() ? BY_SECRET : BY_NOTHING);
        this.signUp = entry.signUp();
        this.anonymousSignIn = entry.anonymousSignIn();
        this.signOutRedirectUris = entry.signOutRedirectUris().orElse(Set.of());
    }

    public String id() {
        return id;
    }

    /** The set of accounts this application works on. */
    public String directory() {
        return directory;
    }

    public SigningAlgorithm signingAlgorithm() {
        return signingAlgorithm;
    }

    public Duration accessTokenLife() {
        return accessTokenLife;
    }

    public Duration sessionLife() {
        return sessionLife;
    }

    /** Whether the application admits new accounts. */
    public boolean admitsNewAccounts() {
        return signUp;
    }

    /** Whether the application lets people in who do not say who they are. */
    public boolean admitsAnonymous() {
        return signUp && anonymousSignIn;
    }

    /** Whether the application has a secret to prove itself with (RFC 6749, section 2.1). */
    public boolean confidential() {
        return secret.isPresent();
    }

    /** Whether the application may prove itself in that way. */
    public boolean accepts(AuthenticationMethod method) {
        return authenticationMethods.contains(method);
    }

    /**
     * Takes the application's proof of who it is: whatever is shown must be allowed and right, and who shows nothing
     * must be allowed to. Nothing is shown by an empty secret, such as public clients send in Basic.
     *
     * @param basic what came by HTTP Basic
     * @param posted the secret that came in the body
     * @throws Problem with {@link ProblemCode#CLIENT_UNAUTHENTICATED} if the proof is not good
     */
    public void authenticate(Optional<ClientCredentials> basic, Optional<String> posted) {
        var byBasic = basic.filter(shown -> !shown.secret().isEmpty());
        var byPost = posted.filter(shown -> !shown.isEmpty());
        var good = byBasic.map(this::isGoodBasic).orElse(true)
                && byPost.map(this::isGoodPost).orElse(true)
                && (byBasic.isPresent() || byPost.isPresent() || accepts(AuthenticationMethod.NONE));
        if (!good) {
            throw Problem.of(ProblemCode.CLIENT_UNAUTHENTICATED);
        }
    }

    private boolean isGoodBasic(ClientCredentials shown) {
        return accepts(AuthenticationMethod.CLIENT_SECRET_BASIC)
                && shown.clientId().equals(id)
                && hasSecret(shown.secret());
    }

    private boolean isGoodPost(String shown) {
        return accepts(AuthenticationMethod.CLIENT_SECRET_POST) && hasSecret(shown);
    }

    /** Compares in constant time; a public client has no right secret. */
    boolean hasSecret(String candidate) {
        return secret.isPresent() && Hmac.equal(bytes(secret.get()), bytes(candidate));
    }

    /** Whether id and secret read the same with and without percent-encoding (RFC 3986, section 2.3). */
    boolean isUnreserved() {
        return Stream.concat(Stream.of(id), secret.stream())
                .allMatch(text -> UNRESERVED.matcher(text).matches());
    }

    /** Whether a browser may be sent there after sign-out. */
    public boolean allowsSignOutRedirect(URI target) {
        return signOutRedirectUris.contains(target);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "client " + id;
    }
}
