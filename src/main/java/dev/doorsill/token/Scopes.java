package dev.doorsill.token;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The scopes of an OpenID Connect session, each once, in the order in which they were asked for. */
public final class Scopes {
    private static final Scopes DEFAULT = new Scopes(List.of(Scope.OPENID, Scope.PROFILE));

    private final Set<Scope> granted;

    private Scopes(Iterable<Scope> granted) {
        var ordered = new LinkedHashSet<Scope>();
        granted.forEach(ordered::add);
        this.granted = Collections.unmodifiableSet(ordered);
    }

    /**
     * What is granted for what was asked: unknown scopes are passed over (RFC 6749, section 3.3); who asks for nothing
     * gets {@code openid profile}.
     *
     * @throws Problem {@link ProblemCode#FIELD_INVALID} if {@code openid} is not among them
     */
    public static Scopes request(Optional<String> text) {
        var scopes = text.filter(asked -> !asked.isBlank()).map(Scopes::of).orElse(DEFAULT);
        if (!scopes.contains(Scope.OPENID)) {
            throw Problem.invalid(Reason.SCOPE_MISSING, Scope.OPENID.word());
        }
        return scopes;
    }

    /** The scopes in a {@code scope} parameter or claim, without those that mean nothing here. */
    public static Scopes of(String text) {
        return new Scopes(Arrays.stream(text.split("\\s+"))
                .flatMap(word -> Scope.find(word).stream())
                .toList());
    }

    public boolean contains(Scope scope) {
        return granted.contains(scope);
    }

    /** All of them, in order. */
    public Set<Scope> all() {
        return granted;
    }

    /** As the {@code scope} parameter and claim say it. */
    public String text() {
        return granted.stream().map(Scope::word).collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return text();
    }
}
