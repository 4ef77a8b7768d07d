package org.threadline.events.webhook;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A webhook with a secret that was just made; no other answer holds it. */
@Schema(name = "WebhookWithSecret")
public record WebhookWithSecret(
        @JsonUnwrapped WebhookView webhook,

        @Schema(
                description = "Signs the requests; shown this once",
                examples = "whsec_4q0m1vYb1b8cX2mH0zq3b2n7b1Qw0a9kq7yJY0s2x3E")
        String secret) {}
