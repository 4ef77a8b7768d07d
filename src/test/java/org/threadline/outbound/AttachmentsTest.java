package org.threadline.outbound;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.message.Media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttachmentsTest {

    private static final String PHOTO = "https://shop.example/mug.jpg";

    @ParameterizedTest
    @ValueSource(
            strings = {
                PHOTO,
                "https://shop.example/mug.PNG?size=large",
                "https://shop.example/manual.pdf",
                "https://shop.example/picture/4711",
                "https://shop.example/",
                "https://shop.example",
                "https://shop.example/a.b/c",
                "https://shop.example/file.unheardof"
            })
    void whatMayBeTakenIsTaken(String url) {
        assertThat(Attachments.checked(List.of(Attachment.at(url)))).containsExactly(new Media(url, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/a.zip", "https://shop.example/a.html", "https://shop.example/a.SVG"})
    void whatLooksLikeAKindThatIsNotTakenIsRefused(String url) {
        assertThatThrownBy(() -> Attachments.checked(List.of(Attachment.at(url))))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("media[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, true",
        "IMAGE/JPEG, true",
        "'image/png; charset=binary', true",
        "video/mp4, true",
        "audio/amr, true",
        "text/vcard, true",
        "application/pdf, true",
        "image/svg+xml, false",
        "text/html, false",
        "application/zip, false",
        "picture, false",
        "'', false"
    })
    void whatTheOwnerSaysOfTheKindCounts(String type, boolean taken) {
        var attachment = new Attachment("https://shop.example/a.zip", type, null);

        if (taken) {
            assertThat(Attachments.checked(List.of(attachment))).containsExactly(new Media(attachment.url(), type));
        } else {
            assertThatThrownBy(() -> Attachments.checked(List.of(attachment))).isInstanceOf(MediaRefused.class);
        }
    }

    @Test
    void tenGoAndElevenDoNot() {
        assertThat(Attachments.checked(Collections.nCopies(10, Attachment.at(PHOTO))))
                .hasSize(10);
        assertThatThrownBy(() -> Attachments.checked(Collections.nCopies(11, Attachment.at(PHOTO))))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("10");
    }

    @Test
    void fiveMegabytesInAllGoAndMoreDoNot() {
        var half = new Attachment(PHOTO, null, 2_500_000L);
        var unknown = Attachment.at(PHOTO);

        assertThat(Attachments.checked(List.of(half, unknown, half))).hasSize(3);
        assertThatThrownBy(() -> Attachments.checked(List.of(half, half, new Attachment(PHOTO, null, 1L))))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("5 MB");
        assertThatThrownBy(() -> Attachments.checked(List.of(new Attachment(PHOTO, null, Long.MAX_VALUE), half)))
                .isInstanceOf(MediaRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/a|b.jpg", "https:///a.jpg", "https://under_score/a.jpg"})
    void whatCannotBeFetchedIsRefused(String url) {
        assertThatThrownBy(() -> Attachments.checked(List.of(Attachment.at(url))))
                .isInstanceOf(MediaRefused.class)
                .hasMessageContaining("media[0]");
    }
}
