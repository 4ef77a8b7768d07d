package org.threadline.harness;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/**
 * A customer of a brand of their own who has texted, was answered by an agent, and whose conversation is resolved.
 *
 * @param thread id of that conversation
 */
public record Helped(TestBrand brand, Phone phone, Agent agent, String thread) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @param surveys the brand's policy: what customers are asked then */
    public static Helped customer(Map<String, Object> surveys) {
        return customer(surveys, Map.of());
    }

    /** @param policies more of the brand's policies */
    public static Helped customer(Map<String, Object> surveys, Map<String, Object> policies) {
        var all = new HashMap<String, Object>(policies);
        all.put("surveys", surveys);
        var brand = TestBrand.create(Map.of("policies", all));
        var phone = brand.newPhone();
        phone.text("Where is my parcel?");
        var agent = brand.agent("agent-1");
        var helped = new Helped(brand, phone, agent, agent.threadOf(phone));
        agent.claim(helped.thread()).then().statusCode(200);
        helped.answer();
        return helped;
    }

    /** The agent answers, and resolves. */
    public void answer() {
        agent.reply(thread, "It comes tomorrow.").then().statusCode(202);
        agent.call().post("/api/v1/threads/" + thread + "/resolve").then().statusCode(200);
    }

    /** Returns when the phone has got a text with these words. */
    public Helped hears(String words) {
        await().atMost(PATIENCE).until(() -> phone.received().stream().anyMatch(text -> text.contains(words)));
        return this;
    }

    public Map<String, Object> shown() {
        return agent.call().get("/api/v1/threads/" + thread).jsonPath().getMap("");
    }

    /** The questions to this customer, the first one first. */
    public List<Map<String, Object>> surveys() {
        return surveysOf(phone);
    }

    public static List<Map<String, Object>> surveysOf(Phone phone) {
        return Database.rows("""
                select s.id, s.kind, s.state, s.score, s.message_id, s.customer_id from survey s
                join customer c on c.id = s.customer_id
                where c.brand = ? and c.phone = ? order by s.planned_at, s.id""", phone.brand().key(), phone.number());
    }

    /** Texts of ours of this kind, oldest first. */
    public List<Map<String, Object>> texts(String kind) {
        return Database.textsTo(phone).stream()
                .filter(text -> kind.equals(text.get("kind")))
                .toList();
    }
}
