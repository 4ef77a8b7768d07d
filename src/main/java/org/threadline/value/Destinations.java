package org.threadline.value;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Where we call: the open internet by https, nothing else. A URL is judged by its letters when it is given; the name in
 * it is looked up for each connection, every address is judged, and the connection goes to what was judged. There is no
 * second look-up that could give another answer.
 */
public class Destinations implements DnsResolver {

    /** A name that leads where we do not call. */
    public static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("the name leads to an address that is not public");
        }
    }

    /** Addresses of a name. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    // Each may cost a connection time-out.
    private static final int MOST_ADDRESSES = 3;

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    // 2130706433, 0x7f.1 and 0177.0.0.1 are addresses too, to some.
    private static final Pattern ENDS_AS_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

    private final boolean loopbackToo;
    private final Lookup lookup;

    /** @param loopbackToo for development and tests: this machine itself too, and without TLS */
    public Destinations(boolean loopbackToo) {
        this(loopbackToo, InetAddress::getAllByName);
    }

    public Destinations(boolean loopbackToo, Lookup lookup) {
        this.loopbackToo = loopbackToo;
        this.lookup = lookup;
    }

    /** What speaks against a URL, as far as its letters tell. */
    public Optional<String> refusal(String url) {
        try {
            URI uri = new URI(url);
            if (!"https".equals(uri.getScheme()) && !(loopbackToo && "http".equals(uri.getScheme()))) {
                return Optional.of("must be an https URL");
            }
            if (uri.getRawUserInfo() != null) {
                return Optional.of("must not hold credentials");
            }
            if (uri.getRawFragment() != null) {
                return Optional.of("must not have a fragment");
            }
            return uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535
                    ? Optional.of("must name a host")
                    : refusalOfHost(uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
        } catch (URISyntaxException notAUrl) {
            return Optional.of("is not a URL");
        }
    }

    private Optional<String> refusalOfHost(String host) {
        boolean literal = host.startsWith("[") || DOTTED.matcher(host).matches();
        if (literal) {
            return isAllowed(host) ? Optional.empty() : Optional.of("must not be a private or reserved address");
        }
        if (loopbackToo && host.equals("localhost")) {
            return Optional.empty();
        }
        boolean publicName =
                host.contains(".") && !ENDS_AS_A_NUMBER.matcher(host).matches() && !host.endsWith(".localhost");
        return publicName ? Optional.empty() : Optional.of("must name a public host");
    }

    private boolean isAllowed(String literal) {
        try {
            return isAllowed(InetAddress.getByName(literal));
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private boolean isAllowed(InetAddress address) {
        return PublicAddresses.include(address) || loopbackToo && address.isLoopbackAddress();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.of(host);
        // One that is not public is enough: an honest receiver has none such.
        if (!Arrays.stream(addresses).allMatch(this::isAllowed)) {
            throw new NotPublic();
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
