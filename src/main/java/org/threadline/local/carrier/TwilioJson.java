package org.threadline.local.carrier;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A message in the shape of Twilio's Message resource. */
record TwilioJson(String accountSid) {

    static final String VERSION = "2010-04-01";

    private static final BigDecimal PRICE_PER_SEGMENT = new BigDecimal("0.00830");

    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    Map<String, Object> of(Text text) {
        var uri = "/" + VERSION + "/Accounts/" + accountSid + "/Messages/" + text.sid();
        var json = new LinkedHashMap<String, Object>();
        json.put("sid", text.sid());
        json.put("account_sid", accountSid);
        json.put("api_version", VERSION);
        json.put("messaging_service_sid", text.messagingServiceSid());
        json.put("direction", text.direction().word());
        json.put("from", text.from());
        json.put("to", text.to());
        json.put("body", text.body());
        json.put("status", text.status());
        json.put("num_media", String.valueOf(text.media().size()));
        json.put("num_segments", String.valueOf(text.numSegments()));
        json.put("date_created", date(text.acceptedAt()));
        json.put("date_updated", date(text.progress().updatedAt()));
        json.put("date_sent", date(text.progress().sentAt()));
        json.put("error_code", text.progress().errorCode());
        json.put("error_message", null);
        json.put("price", price(text));
        json.put("price_unit", "USD");
        json.put("uri", uri + ".json");
        json.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        return json;
    }

    /** Through a messaging service neither the sender nor the length is known yet. */
    Map<String, Object> created(Text text) {
        var json = of(text);
        if (text.messagingServiceSid() != null) {
            json.put("from", null);
            json.put("num_segments", "0");
            json.put("status", "accepted");
        }
        return json;
    }

    /** {@code Media.json}: what the simulator itself keeps; a picture that somebody else serves has no address here. */
    Map<String, Object> mediaOf(Text text) {
        var uri = "/" + VERSION + "/Accounts/" + accountSid + "/Messages/" + text.sid() + "/Media";
        var list = text.media().stream()
                .filter(media -> media.url().contains(uri + "/"))
                .map(media -> media(text, media, uri))
                .toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("media_list", list);
        json.put("page", 0);
        json.put("page_size", 50);
        json.put("start", 0);
        json.put("end", Math.max(0, list.size() - 1));
        json.put("uri", uri + ".json");
        json.put("first_page_uri", uri + ".json?Page=0");
        json.put("next_page_uri", null);
        json.put("previous_page_uri", null);
        return json;
    }

    private Map<String, Object> media(Text text, Text.Media media, String uri) {
        var sid = media.url().substring(media.url().lastIndexOf('/') + 1);
        return Map.of(
                "sid", sid,
                "account_sid", accountSid,
                "parent_sid", text.sid(),
                "content_type", media.contentType(),
                "date_created", date(text.acceptedAt()),
                "date_updated", date(text.acceptedAt()),
                "uri", uri + "/" + sid + ".json");
    }

    /** Known once it was sent; what it cost is negative. */
    private static String price(Text text) {
        return text.inbound() || text.progress().sentAt() == null
                ? null
                : PRICE_PER_SEGMENT
                        .multiply(BigDecimal.valueOf(text.numSegments()))
                        .negate()
                        .toPlainString();
    }

    private static String date(Instant time) {
        return time == null ? null : RFC_2822.format(time);
    }
}
