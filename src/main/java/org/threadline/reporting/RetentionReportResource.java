package org.threadline.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What supervisors see of what reminders and gestures are worth. */
@Path("/api/v1/reports/retention")
@RolesAllowed({"supervisor", "admin"})
@Tag(name = "Reports")
public class RetentionReportResource {

    private static final String CSV_EXAMPLE = """
            brand,from,to,measure,figure,value
            acme,2030-01-01,2030-01-31,carts,sent,106
            acme,2030-01-01,2030-01-31,carts,revenue.USD,412.50
            acme,2030-01-01,2030-01-31,lift,difference,0.08
            """;

    private final RetentionFigures figures;

    RetentionReportResource(RetentionFigures figures) {
        this.figures = figures;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, ServiceReportCsv.TYPE})
    @Operation(
            operationId = "getRetentionReport",
            summary = "What reminders have brought, and what gestures have cost",
            description = "Of what was decided on on these days of the brand, both included, as JSON or (Accept:"
                    + " text/csv) as a table. docs/retention.md says what each figure counts.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RetentionReport.class)),
                @Content(
                        mediaType = ServiceReportCsv.TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        example = CSV_EXAMPLE)
            })
    public RetentionReport of(
            @QueryParam("brand") @NotBlank @Size(max = 200) @Parameter(example = "acme") String brand,
            @QueryParam("from")
                    @Size(max = 40) @Parameter(
                            description = "The first day; a time counts as the brand's day of it. Thirty days up to the"
                                    + " last when left out",
                            example = "2030-01-01")
                    String from,
            @QueryParam("to")
                    @Size(max = 40) @Parameter(description = "The last day; today when left out", example = "2030-01-31")
                    String to) {
        return figures.of(brand, blankAsNull(from), blankAsNull(to));
    }

    private static String blankAsNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
