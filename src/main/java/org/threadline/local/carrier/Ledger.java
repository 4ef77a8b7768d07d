package org.threadline.local.carrier;

import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** {@code /_simulator/messages}: what was accepted and received, for tests and for the phone page. */
record Ledger(Texts texts, ApiRequests requests, OptOuts optOuts, PhoneStream stream) {

    Answer list(Exchange exchange) {
        var items = texts.list(filter(exchange.query())).stream().map(ItemJson::of);
        return Answer.of(200, Map.of("items", items.toList()));
    }

    Answer clear(Exchange exchange) {
        texts.clear();
        requests.clear();
        optOuts.clear();
        stream.tellCleared();
        return Answer.empty(204);
    }

    private static Predicate<Text> filter(Form query) {
        var to = query.get("to").orElse(null);
        var from = query.get("from").orElse(null);
        var since = query.get("since").map(Instant::parse).orElse(Instant.MIN);
        return text -> (to == null || to.equals(text.to()))
                && (from == null || from.equals(text.from()))
                && !text.acceptedAt().isBefore(since);
    }
}
