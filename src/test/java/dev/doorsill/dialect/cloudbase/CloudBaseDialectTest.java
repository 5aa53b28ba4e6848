package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.problem.ProblemCode;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudBaseDialectTest {
    /** The vendor's numbers; a name of the vendor's whose number nobody knows borrows one. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("invalid_argument", 3),
            Map.entry("invalid_username_or_password", 3),
            Map.entry("not_found", 5),
            Map.entry("already_exists", 6),
            Map.entry("user_blocked", 7),
            Map.entry("permission_denied", 7),
            Map.entry("resource_exhausted", 8),
            Map.entry("failed_precondition", 9),
            Map.entry("aborted", 10),
            Map.entry("unimplemented", 12),
            Map.entry("internal", 13),
            Map.entry("unavailable", 14),
            Map.entry("unauthenticated", 16),
            Map.entry("captcha_required", 4001),
            Map.entry("captcha_invalid", 4002),
            Map.entry("provider_error", 4019),
            Map.entry("unauthorized_client", 4022),
            Map.entry("invalid_grant", 4026));

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void saysEveryProblemInTheVendorsWords(ProblemCode code) {
        var row = CloudBaseDialect.row(code);
        assertThat(NUMBERS).containsEntry(row.error(), row.number());
        assertThat(row.status()).isBetween(400, 599);
    }

    /** The vendor's SDK drops its stored session on this word, and on no other. */
    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void saysUnauthenticatedOfAccessTokensAlone(ProblemCode code) {
        assertThat(CloudBaseDialect.row(code).error().equals("unauthenticated"))
                .isEqualTo(code == ProblemCode.ACCESS_TOKEN_INVALID);
        assertThat(CloudBaseDialect.row(code).error().equals("invalid_grant"))
                .isEqualTo(code == ProblemCode.REFRESH_TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OVERLOADED",
                "STORE_UNAVAILABLE",
                "DELIVERY_UNAVAILABLE",
                "PROVIDER_UNAVAILABLE",
                "HOOK_UNAVAILABLE"
            })
    void asksToComeBackWhenItIsOurFault(ProblemCode code) {
        assertThat(CloudBaseDialect.row(code).status()).isEqualTo(503);
    }
}
