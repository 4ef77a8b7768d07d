package org.threadline.events.webhook;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.events.EventType;

/** What is to be different; what is left out stays as it is. */
@Schema(name = "WebhookChange")
public record WebhookChange(
        @Schema(description = "PAUSED keeps events and sends none; ACTIVE sends what has been kept")
        WebhookView.State state,

        @Size(max = 2000) @WebhookUrl @Schema(examples = "https://hooks.acme.example/threadline")
        String url,

        @Size(max = 50) List<@NotNull EventType> types) {}
