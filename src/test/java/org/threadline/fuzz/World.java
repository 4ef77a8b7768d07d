package org.threadline.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.threadline.harness.Belongings;
import org.threadline.harness.CarrierSignature;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;

/** A brand of its own with one of everything, and those who call in its name. What is broken here breaks nothing else. */
final class World {

    private final Map<String, String> ids;
    private final List<String> tokens;
    private final JsonPath carrier;

    World() {
        var waiting = Waiting.customer();
        String brand = waiting.brand().key();
        ids = Belongings.of(waiting);
        ids.put("status", ids.get("messages"));
        tokens = List.of(
                Tokens.of("admin", brand, "agent-1"),
                Tokens.of("supervisor", brand, "supervisor-1"),
                Tokens.of("agent", brand, "agent-1"));
        carrier = RestAssured.get("/_local/info").jsonPath();
    }

    Map<String, String> ids() {
        return ids;
    }

    /** Mostly of somebody who may; sometimes of nobody. */
    Optional<String> authorization(Chance chance) {
        if (chance.in100(6)) {
            return chance.in100(50)
                    ? Optional.empty()
                    : Optional.of(chance.oneOf(List.of("Bearer", "Bearer x.y.z", "Basic YTpi")));
        }
        return Optional.of("Bearer " + (chance.in100(70) ? tokens.getFirst() : chance.oneOf(tokens)));
    }

    /** As the carrier does; nothing for a form without the account. */
    Optional<String> sign(String path, Map<String, String> form) {
        if (!form.containsKey("AccountSid")) {
            return Optional.empty();
        }
        var signed = new StringBuilder(carrier.getString("publicUrl")).append(path);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        return Optional.of(CarrierSignature.of(carrier.getString("authToken"), signed.toString()));
    }

    /** What stands in a field of a webhook; null for one that it knows nothing of. */
    String carrierSays(String field) {
        return switch (field) {
            case "AccountSid" -> carrier.getString("accountSid");
            case "MessageSid" -> "SM" + UUID.randomUUID().toString().replace("-", "");
            case "From" -> ids.get("phone");
            case "To" -> ids.get("senders");
            case "Body" -> "Where is my parcel?";
            case "NumMedia" -> "0";
            case "MessageStatus" -> "delivered";
            default -> null;
        };
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> Call.encoded(each.getKey()) + "=" + Call.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }
}
