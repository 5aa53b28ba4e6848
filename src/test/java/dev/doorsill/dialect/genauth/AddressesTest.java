package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Identifier.Kind;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            13800000000,            -,      +8613800000000
            13800000000,            +86,    +8613800000000
            13800000000,            86,     +8613800000000
            13800000000,            0086,   +8613800000000
            ' 138-0000 0000 ',      ' +86', +8613800000000
            +8613800000000,         -,      +8613800000000
            +8613800000000,         +1,     +8613800000000
            '+86 13800000000',      -,      +8613800000000
            2025550123,             +1,     +12025550123
            (202) 555-0123,         001,    +12025550123
            7911123456,             44,     +447911123456
            91234567,               852,    +85291234567
            """)
    void readsANumberAndItsCountryCode(String number, String countryCode, String e164) {
        assertThat(Phones.parse(number, Optional.ofNullable(countryCode)).value())
                .isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            123,                 -
            1380000000x,         -
            1-800-FLOWERS,       +1
            13800000000,         ''
            13800000000,         +
            13800000000,         +0
            13800000000,         x
            13800000000,         999
            13800000000,         +8 6
            13800000000;ext=1,   -
            390000000000,        +861
            ++8613800000000,     -
            +86,                 -
            008613800000000,     -
            """)
    void refusesWhatCannotBeANumber(String number, String countryCode) {
        var problem = catchThrowableOfType(Problem.class, () -> Phones.parse(number, Optional.ofNullable(countryCode)));
        assertThat(problem.reason()).contains(Reason.PHONE_MALFORMED);
    }

    /** The first of e-mail, phone, username and account counts; what is malformed leads to nobody. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {"email":"A@Example.com"}                                    | EMAIL    | a@example.com
            {"email":"a@x.example","phone":"13800000000","username":"b"} | EMAIL    | a@x.example
            {"email":"","phone":"13800000000","username":"b"}            | PHONE    | +8613800000000
            {"phone":"13800000000"}                                      | PHONE    | +8613800000000
            {"phone":"2025550123","phoneCountryCode":"+1"}               | PHONE    | +12025550123
            {"phone":"+12025550123"}                                     | PHONE    | +12025550123
            {"username":"Bob","account":"ann"}                           | USERNAME | bob
            {"username":"13800000000"}                                   | USERNAME | 13800000000
            {"account":"Bob"}                                            | USERNAME | bob
            {"account":"a@x.example"}                                    | EMAIL    | a@x.example
            {"account":"13800000000"}                                    | PHONE    | +8613800000000
            {"account":"+8613800000000"}                                 | PHONE    | +8613800000000
            {"account":"+1 (202) 555-0123"}                              | PHONE    | +12025550123
            {"account":"123456"}                                         | USERNAME | 123456
            {"account":"@"}                                              | USERNAME | @
            {"email":"no address"}                                       | USERNAME | no address
            {"phone":"x"}                                                | USERNAME | x
            {"account":"99999999999999999999"}                           | USERNAME | 99999999999999999999
            {"email":null,"phone":null,"username":null,"account":"bob"}  | USERNAME | bob
            """, delimiter = '|')
    void readsWhoSignsIn(String payload, Kind kind, String key) {
        var name = Addresses.signInName(body(payload));
        assertThat(name.kind()).isEqualTo(kind);
        assertThat(name.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            {}                                              | RECIPIENT_MISSING
            {"email":"","phone":""}                         | RECIPIENT_MISSING
            {"phoneNumber":"13800000000"}                   | RECIPIENT_MISSING
            {"email":"a@x.example","phone":"13800000000"}   | RECIPIENT_AMBIGUOUS
            {"email":"x"}                                   | EMAIL_MALFORMED
            {"phone":"x"}                                   | PHONE_MALFORMED
            """, delimiter = '|')
    void wantsExactlyOneAddress(String payload, Reason reason) {
        var problem = catchThrowableOfType(Problem.class, () -> Addresses.required(body(payload)));
        assertThat(problem.reason()).contains(reason);
    }

    private static JsonBody body(String json) {
        return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8), 1000);
    }
}
