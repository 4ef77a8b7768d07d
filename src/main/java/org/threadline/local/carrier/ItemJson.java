package org.threadline.local.carrier;

import java.util.LinkedHashMap;
import java.util.Map;

/** A message as the simulator's own calls and its phone page tell it. */
final class ItemJson {

    private ItemJson() {}

    static Map<String, Object> of(Text text) {
        var json = new LinkedHashMap<String, Object>();
        json.put("sid", text.sid());
        json.put("direction", text.direction().word());
        json.put("from", text.from());
        json.put("to", text.to());
        json.put("body", text.body());
        json.put("media", text.media());
        json.put("status", text.status());
        json.put("errorCode", text.progress().errorCode());
        json.put("statusCallback", text.statusCallback());
        json.put("messagingServiceSid", text.messagingServiceSid());
        json.put("acceptedAt", text.acceptedAt().toString());
        json.put("numSegments", text.numSegments());
        return json;
    }
}
