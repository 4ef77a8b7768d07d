package org.threadline.message;

/** The carrier's picture cannot be handed on. */
public class MediaUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MediaUnavailable(String why) {
        super("The picture or file cannot be had from the carrier: " + why + ".");
    }
}
