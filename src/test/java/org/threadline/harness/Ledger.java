package org.threadline.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;

/** A customer's consent, as the API tells it and as the shop says it. */
public record Ledger(Phone phone, Agent agent) {

    public static Ledger of(Phone phone) {
        return new Ledger(phone, phone.brand().agent("agent-1"));
    }

    /** Said at the shop an hour ago. */
    public void shopSays(String purpose, boolean granted, String source) {
        shopSays(purpose, granted, source, Instant.now().minus(Duration.ofHours(1)));
    }

    public void shopSays(String purpose, boolean granted, String source, Instant when) {
        Shop.publish(
                phone,
                UUID.randomUUID().toString(),
                "consent.changed",
                when,
                Map.of("purpose", purpose, "granted", granted, "source", source));
    }

    /** Written down by an agent. */
    public Response agentSays(Map<String, Object> word) {
        return agent.call().body(word).post(path());
    }

    /** The present state, as {@code MARKETING=false SUPPORT=true TRANSACTIONAL=true}. */
    public String state() {
        Map<String, Boolean> state = agent.call().get(path()).jsonPath().getMap("state");
        return "MARKETING=%s SUPPORT=%s TRANSACTIONAL=%s"
                .formatted(state.get("MARKETING"), state.get("SUPPORT"), state.get("TRANSACTIONAL"));
    }

    /** The lines of the ledger, the latest said first. */
    public List<Map<String, Object>> lines() {
        return agent.call().get(path()).jsonPath().getList("items");
    }

    public String path() {
        return "/api/v1/customers/" + customer() + "/consent";
    }

    /** The customer's id; they must have been heard of. */
    public String customer() {
        return Database.rows(
                        "select id from customer where brand = ? and phone = ?",
                        phone.brand().key(),
                        phone.number())
                .getFirst()
                .get("id")
                .toString();
    }

    public boolean isHeardOf() {
        return !Database.rows("""
                        select 1 from consent_entry e join customer c on c.id = e.customer_id
                        where c.brand = ? and c.phone = ?""", phone.brand().key(), phone.number()).isEmpty();
    }
}
