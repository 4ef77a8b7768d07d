package org.threadline.local;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GivenSettingsTest {

    private static final String KEY = "threadline.test.given";

    @AfterEach
    void clear() {
        System.clearProperty(KEY);
    }

    @Test
    void anArgumentWinsOverASystemProperty() {
        System.setProperty(KEY, "property");

        assertThat(new GivenSettings(Map.of(KEY, "argument")).get(KEY)).contains("argument");
        assertThat(new GivenSettings(Map.of()).get(KEY)).contains("property");
    }

    @Test
    void blankIsNotGiven() {
        System.setProperty(KEY, " ");

        assertThat(new GivenSettings(Map.of()).get(KEY)).isEmpty();
    }

    @Test
    void theEnvironmentIsAskedInItsOwnSpelling() {
        assertThat(new GivenSettings(Map.of()).get("path")).contains(System.getenv("PATH"));
    }
}
