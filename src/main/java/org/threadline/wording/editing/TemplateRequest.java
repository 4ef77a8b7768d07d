package org.threadline.wording.editing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A template as somebody writes it. */
@Schema(name = "TemplateText")
public record TemplateRequest(
        @NotBlank @Size(max = 1000) @Schema(
                examples =
                        "Hi{#if name??} {name}{/if}, your {brand} order {order} is on its way.{#if day??} It should arrive"
                                + " {day}.{/if}")
        String body) {}
