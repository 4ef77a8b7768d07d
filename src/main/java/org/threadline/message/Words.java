package org.threadline.message;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a message says, and what that weighs.
 *
 * @param segments how many the text is cut into for the air
 * @param encoding alphabet of the text, {@code GSM_7} or {@code UCS_2}
 */
@Embeddable
public record Words(
        @Column(nullable = false) String body,

        @JdbcTypeCode(SqlTypes.JSON) @Column(nullable = false)
        List<Media> media,

        @Column(nullable = false) int segments,
        @Column(nullable = false) String encoding) {

    Words counted(int segmentsAtCarrier) {
        return new Words(body, media, segmentsAtCarrier, encoding);
    }
}
