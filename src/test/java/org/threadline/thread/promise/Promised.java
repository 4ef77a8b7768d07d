package org.threadline.thread.promise;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.threadline.harness.Agent;
import org.threadline.harness.Database;
import org.threadline.harness.Past;
import org.threadline.harness.Phone;
import org.threadline.harness.TestBrand;

import static org.awaitility.Awaitility.await;

/** A customer who has written and has heard by when they will have an answer. */
record Promised(TestBrand brand, Phone phone, Agent agent, String thread) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Promised customer() {
        return of(TestBrand.create());
    }

    static Promised of(TestBrand brand) {
        var promised = writing(brand);
        await().atMost(PATIENCE).until(() -> promised.phone().received().size() == 1);
        return promised;
    }

    /** What they hear, if anything, has not arrived yet. */
    static Promised writing(TestBrand brand) {
        Phone phone = brand.newPhone();
        phone.text("Where is my parcel?");
        Agent agent = brand.agent("agent-1");
        return new Promised(brand, phone, agent, agent.threadOf(phone));
    }

    /** Its time has passed. */
    Promised passed(Duration ago) {
        Past.promisedUntil(phone, ago);
        return this;
    }

    void answer() {
        agent.reply(thread, "It comes tomorrow.").then().statusCode(202);
    }

    /** As it stands in the store. */
    Map<String, Object> promise() {
        return Database.rows("""
                select p.* from promise p join customer c on c.id = p.customer_id
                where c.brand = ? and c.phone = ? order by p.made_at desc limit 1""", brand.key(), phone.number()).getFirst();
    }

    Promised becomes(String outcome) {
        await().atMost(PATIENCE).until(() -> outcome.equals(promise().get("outcome")));
        return this;
    }

    /** The texts that say that we are still at it. */
    List<Map<String, Object>> told() {
        return Database.textsTo(phone).stream()
                .filter(text -> "STILL_ON_IT".equals(text.get("kind")))
                .toList();
    }

    /** Returns when the text that says so has come to that. */
    Promised toldWith(String status) {
        await().atMost(PATIENCE).until(() -> told().stream().anyMatch(text -> status.equals(text.get("status"))));
        return this;
    }
}
