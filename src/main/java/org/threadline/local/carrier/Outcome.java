package org.threadline.local.carrier;

/**
 * What became of an API request.
 *
 * @param word for whoever counts
 * @param delayMs how long the answer is held back
 */
record Outcome(String word, Answer answer, long delayMs) {

    Outcome(String word, Answer answer) {
        this(word, answer, 0);
    }
}
