package dev.doorsill.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Crowd;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Many who ask at the same moment whether an address has an account are each told of their own. */
@QuarkusTest
class AddressLookUpTest {
    private static final int CROWD = 200;

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens tokens;

    @Inject
    TestTime time;

    @Inject
    Accounts accounts;

    @Test
    void everybodyIsToldOfTheirOwn() {
        var expiry = time.instant().plus(Duration.ofMinutes(10));
        var asked = new ArrayList<Uni<Boolean>>();
        var known = new ArrayList<Boolean>();
        try (var crowd = new Crowd(url.getPort())) {
            for (var i = 0; i < CROWD; i++) {
                var phone = Applicant.freshPhone();
                var isKnown = i % 7 == 0;
                if (isKnown) {
                    assertThat(crowd.ask(Applicant.sealed(tokens, phone, expiry).signUp())
                                    .status())
                            .isEqualTo(200);
                }
                known.add(isKnown);
                asked.add(accounts.has(i % 2 == 0 ? "default" : "elsewhere", PhoneNumber.parse(phone)));
                known.set(i, isKnown && i % 2 == 0);
            }
        }
        assertThat(Uni.join().all(asked).andFailFast().await().atMost(Duration.ofSeconds(30)))
                .isEqualTo(known);
    }
}
