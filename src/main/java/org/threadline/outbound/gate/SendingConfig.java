package org.threadline.outbound.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.threadline.brand.FrequencyCap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the gate lets through, where a brand does not say otherwise. */
@ConfigMapping(prefix = "threadline.sending")
interface SendingConfig {

    /** ISO codes of the countries that may be texted, {@code *} for all; nothing: the countries of a brand's numbers. */
    Optional<List<String>> countries();

    /** How many texts of a purpose a customer gets, such as {@code MARKETING 4 per P7D}. */
    Optional<List<FrequencyCap>> frequencyCaps();

    /** Acknowledgements and answers to keywords that one number gets within an hour: two machines would go on for ever. */
    @WithDefault("10")
    int automaticAnswersPerHour();

    /** How long after the customer's last text an agent's answer still is one, also at night. */
    @WithDefault("24h")
    Duration conversationLives();
}
