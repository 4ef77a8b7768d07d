package org.threadline.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of the open internet: all but those that the registries of special-purpose addresses (RFC 6890 and what
 * followed) take out of it. An IPv4 address wrapped in IPv6 (mapped, NAT64, 6to4, Teredo) is refused, whatever it wraps.
 */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // A public address by which a large cloud's machines reach their own control plane.
            "168.63.129.16/32");

    /** All that is handed out so far; loopback, local, mapped, NAT64 and multicast lie outside. */
    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    private static final List<Block> NOT_PUBLIC_V6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    static boolean include(InetAddress address) {
        byte[] bits = address.getAddress();
        List<Block> notPublic = bits.length == 4 ? NOT_PUBLIC_V4 : NOT_PUBLIC_V6;
        return (bits.length == 4 || GLOBAL_V6.holds(bits)) && notPublic.stream().noneMatch(block -> block.holds(bits));
    }

    private static List<Block> blocks(String... blocks) {
        return Stream.of(blocks).map(Block::of).toList();
    }

    /** Addresses that begin with the same bits. */
    private record Block(byte[] network, int length) {

        static Block of(String cidr) {
            String[] parts = cidr.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
