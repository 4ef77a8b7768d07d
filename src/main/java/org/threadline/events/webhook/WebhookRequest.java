package org.threadline.events.webhook;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.events.EventType;

/** A webhook to be. */
@Schema(name = "NewWebhook")
public record WebhookRequest(
        @NotNull @Size(max = 2000) @WebhookUrl
        @Schema(
                description = "https, a public host, no credentials",
                examples = "https://hooks.acme.example/threadline")
        String url,

        @Size(max = 50) @Schema(description = "What it is told of; all when left out", examples = "[\"message.received\"]")
        List<@NotNull EventType> types) {

    public WebhookRequest {
        types = types == null ? List.of() : types;
    }
}
