package org.threadline.brand;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveriesTest {

    private static final Deliveries OWN = new Deliveries(null, null, List.of("Acme.example"), null, null);

    @ParameterizedTest
    @CsvSource({
        "https://acme.example/t/1, true",
        "https://ACME.example/t/1, true",
        "https://track.acme.example/t/1, true",
        "https://notacme.example/t/1, false",
        "https://acme.example.evil.example/t/1, false",
        "https://evil.example/acme.example, false",
        "https://acme.example@evil.example/t/1, false",
        "https://bit.example/x, false"
    })
    void onlyWhatLiesBelowTheBrandsOwnHostsIsSent(URI link, boolean sent) {
        assertThat(OWN.mayLinkTo(link)).isEqualTo(sent);
    }

    @Test
    void aBrandWithoutAListSendsWhatTheOrderSystemGives() {
        assertThat(Deliveries.USUAL.mayLinkTo(URI.create("https://ups.example/1Z")))
                .isTrue();
    }

    @Test
    void anEmptyListSendsNoLinkAtAll() {
        assertThat(new Deliveries(null, null, List.of(), null, null).mayLinkTo(URI.create("https://acme.example/")))
                .isFalse();
    }
}
