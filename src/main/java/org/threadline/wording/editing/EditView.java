package org.threadline.wording.editing;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.threadline.wording.TemplateVersions.Edit;

/** One edit of a template, as the API shows it. */
@Schema(name = "TemplateEdit")
public record EditView(
        @Schema(examples = "3") int version,

        @Schema(nullable = true, description = "Null: the brand took its own text back")
        String body,

        @Schema(examples = "admin-1") String editedBy,
        Instant editedAt) {

    static EditView of(Edit edit) {
        return new EditView(edit.version(), edit.body(), edit.author(), edit.at());
    }
}
