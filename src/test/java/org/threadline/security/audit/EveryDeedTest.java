package org.threadline.security.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.threadline.harness.Agent;
import org.threadline.harness.Belongings;
import org.threadline.harness.Database;
import org.threadline.harness.Operation;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every call that is no GET, from the API's own description, made by an owner until it succeeds: each leaves one line,
 * but for those that are named here. A new call that does not succeed at once needs a line in {@link #BEFORE}.
 */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class EveryDeedTest {

    /** They leave no line, and say why at {@link NotAudited}. */
    private static final Set<String> NOT_AUDITED = Set.of("sayPresence", "sayAvailability", "checkText");

    /** What must have happened for a call to succeed. */
    private static final Map<String, BiConsumer<Agent, Waiting>> BEFORE = Map.of(
            "releaseThread", (owner, waiting) -> owner.claim(waiting.thread()),
            "reopenThread", (owner, waiting) -> owner.call().post("/api/v1/threads/" + waiting.thread() + "/resolve"),
            "dismissOptOutRequest", (owner, waiting) -> waiting.phone().text("please don't text me again"),
            "honourOptOut", (owner, waiting) -> waiting.phone().text("please don't text me again"),
            // A number that does send is let be, and that is no deed.
            "resumeSender", (owner, waiting) -> waiting.brand().haltNumber());

    @TestFactory
    Stream<DynamicTest> everyDeedLeavesALine() {
        return Operation.all()
                .filter(operation -> !operation.method().equals("GET"))
                .map(operation -> dynamicTest(operation.toString(), () -> leavesALine(operation)));
    }

    private static void leavesALine(Operation operation) {
        var waiting = Waiting.customer();
        var ids = Belongings.of(waiting);
        var owner = new Agent("owner-1", Tokens.of("admin", waiting.brand().key(), "owner-1"));
        BEFORE.getOrDefault(operation.id(), (who, what) -> {}).accept(owner, waiting);

        Response answer = operation.call(ids, owner.token());

        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        List<Map<String, Object>> lines = Database.rows(
                "select actor from audit_entry where brand = ? and action = ? and actor = ?",
                waiting.brand().key(),
                operation.id(),
                owner.id());
        if (NOT_AUDITED.contains(operation.id())) {
            assertThat(lines).isEmpty();
        } else {
            assertThat(lines).hasSize(1);
        }
    }
}
