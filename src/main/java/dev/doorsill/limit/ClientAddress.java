package dev.doorsill.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a request comes from. Compared by its network: an IPv4 address alone, or an IPv6 /64, which is what one
 * subscriber gets. Prints only a mask. Reading one never asks a name server.
 */
public final class ClientAddress {
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int MAPPED_PREFIX_BYTES = 12;
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final String value;
    private final String network;

    private ClientAddress(byte[] bytes) {
        this.value = NetUtil.bytesToIpAddress(bytes);
        this.network = bytes.length == IPV6_BYTES
                ? NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES), IPV6_BYTES)) + "/64"
                : value;
    }

    /** Reads a numeric address; empty if it is none, as a forged header may be. IPv4 inside IPv6 is IPv4. */
    public static Optional<ClientAddress> read(String text) {
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text.strip()))
                .map(ClientAddress::unmapped)
                .map(ClientAddress::new);
    }

    private static byte[] unmapped(byte[] bytes) {
        var mapped = bytes.length == IPV6_BYTES
                && Arrays.equals(bytes, 0, MAPPED_PREFIX_BYTES, MAPPED_PREFIX, 0, MAPPED_PREFIX_BYTES);
        return mapped ? Arrays.copyOfRange(bytes, MAPPED_PREFIX_BYTES, IPV6_BYTES) : bytes;
    }

    /** The address as text, in one spelling. Personal data: never log it. */
    public String value() {
        return value;
    }

    /** The network that is counted. Personal data: never log it. */
    public String network() {
        return network;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientAddress that && network.equals(that.network);
    }

    @Override
    public int hashCode() {
        return network.hashCode();
    }

    @Override
    public String toString() {
        return "client address ***";
    }
}
