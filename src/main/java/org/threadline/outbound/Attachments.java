package org.threadline.outbound;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.threadline.message.Media;

/** What may go with a text: as much as carriers take, of the kinds that they take, as far as that can be known here. */
public final class Attachments {

    /** Of all together, text included. */
    public static final long MOST_BYTES = 5_000_000;

    private static final int MOST = 10;

    // By the carrier's list of accepted types; the first three it also fits to the phone.
    private static final Set<String> KINDS = Set.of("audio", "video");
    private static final Set<String> TYPES = Set.of(
            "image/jpeg",
            "image/jpg",
            "image/png",
            "image/gif",
            "image/bmp",
            "image/tiff",
            "image/heic",
            "image/heif",
            "text/vcard",
            "text/x-vcard",
            "text/csv",
            "text/rtf",
            "text/richtext",
            "text/directory",
            "text/calendar",
            "application/pdf",
            "application/vcard");

    private Attachments() {}

    /** @throws MediaRefused when the carrier would not take them, which would only be known after the send */
    public static List<Media> checked(List<Attachment> attachments) {
        if (attachments.size() > MOST) {
            throw new MediaRefused("At most %d pictures or files go with one text.".formatted(MOST));
        }
        long bytes = attachments.stream()
                .map(Attachment::bytes)
                .filter(Objects::nonNull)
                .mapToLong(size -> Math.min(size, MOST_BYTES + 1))
                .sum();
        if (bytes > MOST_BYTES) {
            throw new MediaRefused("Together they are larger than 5 MB; carriers take no more with one text.");
        }
        for (int i = 0; i < attachments.size(); i++) {
            Attachment attachment = attachments.get(i);
            if (!attachment.hasHost()) {
                throw new MediaRefused("media[%d] has no address that the carrier could fetch.".formatted(i));
            }
            if (!attachment.probableType().map(Attachments::isTaken).orElse(true)) {
                throw new MediaRefused(
                        "media[%d] is of a kind that carriers do not take; send a picture, a sound, a film, a PDF or a contact."
                                .formatted(i));
            }
        }
        return attachments.stream().map(Attachment::media).toList();
    }

    /** @param type in small letters, without parameters */
    public static boolean isTaken(String type) {
        return TYPES.contains(type) || KINDS.contains(type.split("/", 2)[0]);
    }
}
