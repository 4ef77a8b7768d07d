package org.threadline.local.carrier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** One page of {@code GET Messages.json}, newest first; the token names the last message of the page before. */
record MessageList(Form query, String path, int number, int size, List<Text> items, boolean more) {

    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;
    private static final String TOKEN = "PA";

    static MessageList of(Form query, Texts texts, String accountSid) {
        var size = Math.clamp(query.get("PageSize").map(Integer::parseInt).orElse(USUAL_SIZE), 1, LARGEST_SIZE);
        var number = query.get("Page").map(Integer::parseInt).orElse(0);
        var found = texts.list(filter(query));
        var from =
                query.get("PageToken").map(token -> positionAfter(found, token)).orElse(number * size);
        var rest = found.stream().skip(from).limit(size + 1L).toList();
        var path = "/" + TwilioJson.VERSION + "/Accounts/" + accountSid + "/Messages.json";
        return new MessageList(
                query, path, number, size, rest.stream().limit(size).toList(), rest.size() > size);
    }

    Map<String, Object> json(TwilioJson messages) {
        var json = new LinkedHashMap<String, Object>();
        json.put("messages", items.stream().map(messages::of).toList());
        json.put("page", number);
        json.put("page_size", size);
        json.put("start", number * size);
        json.put("end", Math.max(0, number * size + items.size() - 1));
        json.put("uri", uri(number, query.get("PageToken").orElse(null)));
        json.put("first_page_uri", uri(0, null));
        json.put("next_page_uri", more ? uri(number + 1, TOKEN + items.getLast().sid()) : null);
        json.put("previous_page_uri", number > 0 ? uri(number - 1, null) : null);
        return json;
    }

    private String uri(int page, String token) {
        var form = Form.empty();
        query.pairs().stream()
                .filter(pair -> !pair.name().startsWith("Page"))
                .forEach(pair -> form.add(pair.name(), pair.value()));
        form.add("PageSize", String.valueOf(size)).add("Page", String.valueOf(page));
        form.addIfPresent("PageToken", token);
        return path + "?" + form.encoded();
    }

    private static int positionAfter(List<Text> found, String token) {
        for (var i = 0; i < found.size(); i++) {
            if (token.equals(TOKEN + found.get(i).sid())) {
                return i + 1;
            }
        }
        return found.size();
    }

    /** On the wire {@code DateSent>=2026-01-31} is a parameter named {@code DateSent>}. */
    private static Predicate<Text> filter(Form query) {
        Predicate<Text> filter = text -> true;
        var to = query.get("To").orElse(null);
        var from = query.get("From").orElse(null);
        var since = query.get("DateSent>").map(MessageList::startOf).orElse(null);
        var until = query.get("DateSent<").map(MessageList::startOf).orElse(null);
        var day = query.get("DateSent").map(MessageList::startOf).orElse(null);
        filter = to == null ? filter : filter.and(text -> to.equals(text.to()));
        filter = from == null ? filter : filter.and(text -> from.equals(text.from()));
        filter = since == null ? filter : filter.and(text -> !sentAt(text).isBefore(since));
        filter = until == null ? filter : filter.and(text -> !sentAt(text).isAfter(until));
        return day == null ? filter : filter.and(text -> onDay(text, day));
    }

    private static boolean onDay(Text text, Instant day) {
        return sentAt(text)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(day.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** Twilio's dates have no fraction, and a caller that asks for its own second must find it. */
    private static Instant sentAt(Text text) {
        var time = text.progress().sentAt() == null
                ? text.acceptedAt()
                : text.progress().sentAt();
        return Instant.ofEpochSecond(time.getEpochSecond());
    }

    /** A date, a time with its zone, or a time without, as Twilio's own library writes it: then it is GMT. */
    private static Instant startOf(String dateOrTime) {
        if (dateOrTime.length() == 10) {
            return LocalDate.parse(dateOrTime).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        return dateOrTime.length() == 19
                ? LocalDateTime.parse(dateOrTime).toInstant(ZoneOffset.UTC)
                : OffsetDateTime.parse(dateOrTime).toInstant();
    }
}
