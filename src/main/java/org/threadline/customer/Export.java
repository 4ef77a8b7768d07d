package org.threadline.customer;

import java.time.Instant;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.JsonNode;

/** Everything that is held about one person at one brand. */
@Schema(
        name = "CustomerExport",
        additionalProperties = Schema.True.class,
        description =
                "Beside customer, an array for each kind of thing that is held: messages, threads, consent, orders, carts and so on")
public record Export(
        Instant exportedAt,
        CustomerView customer,
        @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> held) {

    static final String EXAMPLE = """
            {"exportedAt":"2026-11-24T03:12:40Z",\
            "customer":{"id":"01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10","brand":"acme","phone":"+12025550142","firstName":"Ada",\
            "locale":"en-US","timeZone":"America/New_York","tier":null,"lifetimeValue":null,\
            "createdAt":"2026-11-20T09:00:00Z","updatedAt":"2026-11-24T03:10:00Z"},\
            "messages":[{"id":"01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a11","direction":"INBOUND","body":"Where is my parcel?",\
            "status":"RECEIVED","createdAt":"2026-11-24T03:10:00Z"}],\
            "consent":[{"purpose":"MARKETING","granted":true,"source":"checkout"}],"orders":[],"carts":[]}""";
}
