package org.threadline.wording.editing;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.threadline.brand.Brand;
import org.threadline.brand.OwnBrand;
import org.threadline.security.audit.NotAudited;
import org.threadline.wording.BuiltInTexts;
import org.threadline.wording.Occasion;
import org.threadline.wording.TemplateForm;
import org.threadline.wording.tone.Finding;
import org.threadline.wording.tone.ToneCheck;
import org.threadline.wording.tone.Utterance;

/** The dry run of a text, over HTTP. Nothing is kept and nothing is sent. */
@Path("/api/v1/templates/check")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"agent", "supervisor", "admin"})
@Tag(name = "Templates")
public class TemplateCheckResource {

    private final OwnBrand own;

    TemplateCheckResource(OwnBrand own) {
        this.own = own;
    }

    @POST
    @Transactional
    @NotAudited("it changes nothing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkText",
            summary = "Try a template or a reply out",
            description = "Says how it would read, what it would cost, and what to say differently. Nothing is kept.")
    @APIResponse(responseCode = "200", description = "What there is to say about it")
    public CheckResult check(@NotNull @Valid CheckRequest request) {
        Brand brand = own.withKey(request.brand());
        Locale language = Locale.forLanguageTag(request.locale() == null ? BuiltInTexts.LANGUAGE : request.locale());
        if (request.isWritten()) {
            boolean complaint = Boolean.TRUE.equals(request.complaint());
            var written = Utterance.written(request.body(), brand.name(), brand.voice(), complaint)
                    .to(language);
            return CheckResult.of(ToneCheck.of(written), request.body());
        }
        Stream<? extends TemplateForm> forms =
                request.key() == null ? Occasion.of(request.kind()).stream() : TemplateForm.of(request.key()).stream();
        return forms.map(form -> new TemplateCheck(brand, form, language).of(request.body()))
                .min(Comparator.comparing(TemplateCheckResource::errors))
                .map(result -> CheckResult.of(result.findings(), result.rendered()))
                .orElseThrow();
    }

    private static long errors(TemplateCheck.Result result) {
        return result.findings().stream().filter(Finding::isError).count();
    }
}
