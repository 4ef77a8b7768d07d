package org.threadline.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.value.Destinations.NotPublic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DestinationsTest {

    private final Destinations strict = new Destinations(false, host -> {
        throw new UnknownHostException(host);
    });

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.acme.example/x",
                "ftp://hooks.acme.example/x",
                "file:///etc/passwd",
                "//hooks.acme.example/x",
                "hooks.acme.example/x",
                "https:hooks.acme.example",
                "https:///x",
                "https://",
                "https://user@hooks.acme.example/",
                "https://user:secret@hooks.acme.example/",
                "https://1.1.1.1@10.0.0.1/",
                "https://hooks.acme.example/#x",
                "https://hooks.acme.example:0/",
                "https://hooks.acme.example:70000/",
                "https://hooks acme.example/",
                "https://localhost/",
                "https://LOCALHOST./",
                "https://x.localhost/",
                "https://database/",
                "https://127.0.0.1/",
                "https://127.0.0.1./",
                "https://10.1.2.3:8443/x",
                "https://169.254.169.254/latest/meta-data/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://1.2.3.256/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fd00:ec2::254]/",
            })
    void whatCannotBePublicIsRefusedByItsLetters(String url) {
        assertThat(strict.refusal(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.acme.example/threadline?for=acme",
                "https://hooks.acme.example:8443/",
                "https://HOOKS.acme.example./",
                "https://1.1.1.1/",
                "https://[2606:4700:4700::1111]/x",
                "https://10.acme.example/",
                "https://xn--bcher-kva.example/",
            })
    void whatMayBePublicIsTaken(String url) {
        assertThat(strict.refusal(url)).isEmpty();
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsRefused() {
        assertThatThrownBy(() -> naming("1.1.1.1", "10.0.0.1").resolve("hooks.acme.example"))
                .isInstanceOf(NotPublic.class)
                .hasMessageNotContaining("10.0.0.1");
    }

    @Test
    void loopbackIsRefusedUnlessTheSettingAllowsIt() throws Exception {
        assertThatThrownBy(() -> naming("127.0.0.1").resolve("hooks.acme.example"))
                .isInstanceOf(NotPublic.class);
        assertThat(new Destinations(true, InetAddress::getAllByName).resolve("127.0.0.1"))
                .hasSize(1);
    }

    @Test
    void theSettingForLoopbackOpensNoOtherPrivateAddress() {
        var local = new Destinations(true, InetAddress::getAllByName);

        assertThat(local.refusal("http://127.0.0.1:8080/")).isEmpty();
        assertThat(local.refusal("http://10.0.0.1/")).isPresent();
        assertThatThrownBy(() -> local.resolve("169.254.169.254")).isInstanceOf(NotPublic.class);
    }

    @Test
    void publicAddressesAreAllThatComesBack() throws Exception {
        assertThat(naming("1.1.1.1", "8.8.8.8", "9.9.9.9", "8.8.4.4").resolve("hooks.acme.example"))
                .hasSize(3);
    }

    private static Destinations naming(String... addresses) {
        return new Destinations(
                false,
                host -> Arrays.stream(addresses).map(DestinationsTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
