package org.threadline.security.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.value.Page;
import org.threadline.value.PageRequest;
import org.threadline.value.StorableTime;

/** The audit trail over HTTP. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Audit", description = "Who did what")
public class AuditResource {

    private static final int LONGEST = 200;

    private final AuditEntries entries;

    AuditResource(AuditEntries entries) {
        this.entries = entries;
    }

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "Who did what, the newest first",
            description = "Each change that was made through this API, by whom, to what.")
    @APIResponse(responseCode = "200", description = "A page of lines")
    public Page<AuditEntry> list(
            @QueryParam("brand") @Size(max = LONGEST) @Parameter(example = "acme") String brand,
            @QueryParam("actor") @Size(max = LONGEST) @Parameter(description = "A token's subject", example = "agent-1")
                    String actor,
            @QueryParam("subject")
                    @Size(max = LONGEST) @Parameter(
                            description = "What it was done to: a thread's id, for example",
                            example = "01980f6e-3b1c-7d2e-9a41-5f0c2f6f7a10")
                    String subject,
            @QueryParam("from")
                    @Parameter(
                            description = "Not before",
                            example = "2030-01-02T00:00:00Z",
                            schema = @Schema(implementation = Instant.class))
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "Before",
                            example = "2030-01-03T00:00:00Z",
                            schema = @Schema(implementation = Instant.class))
                    String to,
            @BeanParam @Valid PageRequest page) {
        if (Stream.of(brand, actor, subject).anyMatch(value -> value != null && value.indexOf('\0') >= 0)) {
            throw new BadRequestException("a filter cannot hold the character NUL");
        }
        return entries.list(
                new AuditEntries.Filter(brand, actor, subject, instant("from", from), instant("to", to)), page);
    }

    private static Instant instant(String name, String text) {
        try {
            return text == null || text.isBlank() ? null : StorableTime.parse(text);
        } catch (DateTimeException notATime) {
            throw new BadRequestException(name + " must be a time such as 2030-01-02T00:00:00Z");
        }
    }
}
