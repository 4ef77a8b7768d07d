package org.threadline.local.carrier;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Pictures customers send. As at Twilio the API's address asks for credentials and then redirects to a store that asks
 * for none.
 */
final class SentPictures {

    private static final int CAPACITY = 100;
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private record Picture(String contentType, byte[] content) {}

    private final LinkedHashMap<String, Picture> bySid = new LinkedHashMap<>();
    private final String url;
    private final String accountSid;

    SentPictures(String url, String accountSid) {
        this.url = url;
        this.accountSid = accountSid;
    }

    /** @return where the API has it */
    synchronized String keep(Texted.Attachment attachment, String messageSid) {
        var sid = Sids.next("ME");
        bySid.put(sid, new Picture(attachment.contentType(), Base64.getDecoder().decode(attachment.data())));
        if (bySid.size() > CAPACITY) {
            bySid.pollFirstEntry();
        }
        return url + "/" + TwilioJson.VERSION + "/Accounts/" + accountSid + "/Messages/" + messageSid + "/Media/" + sid;
    }

    synchronized boolean has(String sid) {
        return bySid.containsKey(sid);
    }

    /** @return false when there is none */
    synchronized boolean delete(String sid) {
        return bySid.remove(sid) != null;
    }

    Answer redirect(String sid) {
        return Answer.empty(307).withHeader("Location", url + "/_simulator/media/" + sid);
    }

    synchronized Answer show(Exchange exchange, String sid) {
        var picture = bySid.get(sid);
        if (picture == null) {
            return Answer.problem(404, "No such picture");
        }
        // Anything else could be a page that acts in this origin's name.
        var type = SHOWN.contains(picture.contentType()) ? picture.contentType() : "application/octet-stream";
        return new Answer(200, type, picture.content(), Map.of("X-Content-Type-Options", "nosniff"));
    }
}
