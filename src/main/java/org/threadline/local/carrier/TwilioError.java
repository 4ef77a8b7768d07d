package org.threadline.local.carrier;

import java.util.LinkedHashMap;

/** Twilio's own words for a refusal. */
record TwilioError(int status, int code, String message) {

    static final TwilioError AUTHENTICATE = new TwilioError(401, 20003, "Authenticate");
    static final TwilioError TOO_MANY_REQUESTS = new TwilioError(429, 20429, "Too Many Requests");
    static final TwilioError INTERNAL = new TwilioError(500, 20500, "Internal Server Error");
    static final TwilioError UNAVAILABLE = new TwilioError(503, 20503, "Service Unavailable");

    static TwilioError refused(int code, String message) {
        return new TwilioError(httpStatus(code), code, message);
    }

    private static int httpStatus(int code) {
        return switch (code) {
            case 20003 -> 401;
            case 20429 -> 429;
            case 20500 -> 500;
            default -> 400;
        };
    }

    static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }

    Answer answer() {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", code);
        json.put("message", message);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", status);
        return Answer.of(status, json);
    }
}
