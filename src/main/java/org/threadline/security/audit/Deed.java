package org.threadline.security.audit;

import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.RequestScoped;

import org.threadline.security.Caller;
import org.threadline.value.PhoneNumber;

/**
 * What the present request does, for the audit trail. The action and its subject are known from the call; a room may
 * say more ({@link #about}, {@link #with}). Never what was written, and never a phone number.
 */
@RequestScoped
public class Deed {

    private static final int LONGEST = 200;

    private final Caller caller;
    private String action;
    private String subject;
    private final Map<String, String> details = new TreeMap<>();

    Deed(Caller caller) {
        this.caller = caller;
    }

    void begin(String action, String subject) {
        this.action = action;
        about(subject);
    }

    /** Whether it is one that is written down. */
    boolean isWrittenDown() {
        return action != null;
    }

    String actor() {
        return caller.id();
    }

    /** The brand whose wall the deed has passed; null when it has passed none, which is a fault of ours. */
    String brand() {
        return caller.entered().orElse(null);
    }

    String action() {
        return action;
    }

    String subject() {
        return subject;
    }

    Map<String, String> details() {
        return details;
    }

    /** What it is done to, where the path does not say it: the thread that was begun, the webhook that was added. */
    public void about(Object subject) {
        this.subject = subject == null ? null : masked(subject.toString());
    }

    /** Something else to be remembered, such as from whom a thread was taken. */
    public void with(String name, Object value) {
        if (value != null) {
            details.put(name, masked(value.toString()));
        }
    }

    private static String masked(String text) {
        return PhoneNumber.parse(text)
                .map(PhoneNumber::toString)
                .orElseGet(() -> text.substring(0, Math.min(text.length(), LONGEST)));
    }
}
