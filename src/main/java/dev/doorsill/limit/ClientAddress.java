package dev.doorsill.limit;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a request comes from. Compared by its network: an IPv4 address alone, or an IPv6 /64, which is what one
 * subscriber gets. Prints only a mask. Reading one never asks a name server.
 */
public final class ClientAddress {
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int IPV6_BYTES = 16;

    private final String value;
    private final String network;

    private ClientAddress(InetAddress address) {
        this.value = NetUtil.toAddressString(address);
        this.network = address instanceof Inet6Address ? networkOf(address) : value;
    }

    /** Reads a numeric address; empty if it is none, as a forged header may be. IPv4 inside IPv6 is IPv4. */
    public static Optional<ClientAddress> read(String text) {
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text.strip()))
                .map(ClientAddress::address)
                .map(ClientAddress::new);
    }

    private static String networkOf(InetAddress address) {
        var prefix = Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES);
        return NetUtil.toAddressString(address(Arrays.copyOf(prefix, IPV6_BYTES))) + "/64";
    }

    /** Takes IPv4 out of IPv6 by itself. */
    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
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
