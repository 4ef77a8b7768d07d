package org.threadline.outbound;

/**
 * What an error of the carrier changes beyond the text that met it. A code may have several. Which code has which is
 * configuration; what each does is written here once and done in {@code outbound.failure}.
 */
public enum Consequence {
    /** Nothing: the text has failed, and that is all. */
    PERMANENT,
    /** People are told. */
    ALERT,
    /** The recipient wants nothing more: written as withdrawn, source carrier. */
    OPT_OUT,
    /** The number cannot be reached: no more texts to it, once no retry is left. */
    SUPPRESS_NUMBER,
    /** The country is not enabled for us: no more texts there for a while. */
    CLOSE_COUNTRY,
    /** Our number may not text: it stands still until somebody lets it go on. The text waits with the others. */
    HALT_SENDER,
    /** Our number was too fast: it rests. A text refused for this was not processed and stays in the queue. */
    REST_SENDER,
    /** The carriers took it for spam: when it happens often, the template pauses. */
    PAUSE_TEMPLATE,
    /** May work later: a few times more, with growing waits. */
    RETRY_LATER,
    /** May work at once: one time more. */
    RETRY_ONCE,
    /** Too many for today: once more when the carriers count anew. */
    NEXT_WINDOW
}
