package org.threadline.local.carrier;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may not be texted by which number, and the words that decide it. */
final class OptOuts {

    enum Keyword {
        STOP("You have successfully been unsubscribed. You will not receive any more messages from this number."
                + " Reply START to resubscribe."),
        START("You have successfully been re-subscribed to messages from this number."
                + " Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
        HELP("Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

        private final String reply;

        Keyword(String reply) {
            this.reply = reply;
        }

        String reply() {
            return reply;
        }
    }

    private static final Set<String> STOP_WORDS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START_WORDS = Set.of("START", "YES", "UNSTOP");
    private static final Set<String> HELP_WORDS = Set.of("HELP", "INFO");

    private record Pair(String customer, String brand) {}

    private final Set<Pair> blocked = ConcurrentHashMap.newKeySet();

    static Optional<Keyword> keyword(String body) {
        var word = body.strip().toUpperCase(Locale.ROOT);
        if (STOP_WORDS.contains(word)) {
            return Optional.of(Keyword.STOP);
        }
        if (START_WORDS.contains(word)) {
            return Optional.of(Keyword.START);
        }
        return HELP_WORDS.contains(word) ? Optional.of(Keyword.HELP) : Optional.empty();
    }

    void hear(Keyword keyword, String customer, String brand) {
        switch (keyword) {
            case STOP -> blocked.add(new Pair(customer, brand));
            case START -> blocked.remove(new Pair(customer, brand));
            case HELP -> {}
        }
    }

    boolean blocks(String customer, String brand) {
        return blocked.contains(new Pair(customer, brand));
    }

    void clear() {
        blocked.clear();
    }
}
