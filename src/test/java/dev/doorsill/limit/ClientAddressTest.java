package dev.doorsill.limit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, 192.0.2.7",
        "' 192.0.2.7 ', 192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7, 192.0.2.7",
        "::ffff:c000:207, 192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "[2001:DB8:1:2::1], 2001:db8:1:2::1, 2001:db8:1:2::/64",
        "fe80::1%eth0, fe80::1, fe80::/64",
        "::1, ::1, ::/64"
    })
    void reads(String text, String value, String network) {
        var address = ClientAddress.read(text).orElseThrow();

        assertThat(address.value()).isEqualTo(value);
        assertThat(address.network()).isEqualTo(network);
        assertThat(address).hasToString("client address ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "example.com",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.7:80",
                "1:2:3",
                "_x"
            })
    void readsNothingElse(String text) {
        assertThat(ClientAddress.read(text)).isEmpty();
    }

    @Property
    void takesAllHostsOfOneIpv6NetworkForOne(
            @ForAll @IntRange(max = 0xffff) int subnet, @ForAll @IntRange(max = 0xffff) int host) {
        var one =
                ClientAddress.read("2001:db8:0:%x::%x".formatted(subnet, host)).orElseThrow();
        var other = ClientAddress.read("2001:db8:0:%x:ffff::".formatted(subnet)).orElseThrow();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Property
    void neverFails(@ForAll String text) {
        assertThat(ClientAddress.read(text)).isNotNull();
    }
}
