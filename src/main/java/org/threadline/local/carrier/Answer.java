package org.threadline.local.carrier;

import java.util.Map;

/** What is sent back; a body is turned into JSON unless it is bytes already. */
record Answer(int status, String contentType, Object body, Map<String, String> headers) {

    private static final int NO_ANSWER = -1;

    static Answer of(int status, Object json) {
        return new Answer(status, "application/json", json, Map.of());
    }

    static Answer page(byte[] html, Map<String, String> headers) {
        return new Answer(200, "text/html; charset=utf-8", html, headers);
    }

    static Answer empty(int status) {
        return new Answer(status, null, null, Map.of());
    }

    /** The connection is closed without a word. */
    static Answer none() {
        return empty(NO_ANSWER);
    }

    static Answer problem(int status, String message) {
        return of(status, Map.of("error", message));
    }

    Answer withHeader(String name, String value) {
        return new Answer(status, contentType, body, Map.of(name, value));
    }

    boolean isNone() {
        return status == NO_ANSWER;
    }
}
