package org.threadline.local.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The phone, one page with its style and script in it; nothing but these may run there. */
final class PhonePage {

    private static final String FOLDER = "/local/";

    private final Answer page;

    PhonePage() {
        var style = read("phone.css");
        var script = read("phone.js");
        var html = read("phone.html").replace("/*style*/", style).replace("/*script*/", script);
        var policy = "default-src 'none'; connect-src 'self'; img-src 'self' data: http: https:; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'; style-src '" + hash(style) + "'; script-src '"
                + hash(script) + "'";
        this.page = Answer.page(
                html.getBytes(UTF_8), Map.of("Content-Security-Policy", policy, "Cache-Control", "no-store"));
    }

    Answer show(Exchange exchange) {
        return page;
    }

    private static String read(String name) {
        try (var file = PhonePage.class.getResourceAsStream(FOLDER + name)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
