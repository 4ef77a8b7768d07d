package org.threadline.wording.editing;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.wording.Segments;
import org.threadline.wording.Segments.Encoding;
import org.threadline.wording.tone.Finding;

/** What there is to say about a text, and what it weighs. */
@Schema(name = "TemplateCheck")
public record CheckResult(
        @Schema(description = "Empty when there is nothing to say against it")
        List<Finding> findings,

        @Schema(description = "UCS_2: a character makes each segment hold 70 instead of 160")
        Encoding encoding,

        @Schema(description = "How many texts it is sent and paid as, with usual words", examples = "1")
        int segments,

        @Schema(
                description = "As a customer would read it, with usual words",
                examples = "Hi Ada, your Acme order 1001 is on its way.")
        String rendered) {

    static CheckResult of(List<Finding> findings, String rendered) {
        Segments segments = Segments.of(rendered);
        return new CheckResult(findings, segments.encoding(), segments.count(), rendered);
    }
}
