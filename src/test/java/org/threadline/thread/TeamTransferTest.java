package org.threadline.thread;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Crew;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.harness.Waiting;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class TeamTransferTest {

    private Waiting waiting;
    private Crew returns;

    @BeforeEach
    void aCustomerAndATeam() {
        waiting = Waiting.customer();
        returns = Crew.of(waiting.brand(), "Returns");
    }

    @Test
    void whatIsHandedToATeamWaitsForIt() {
        waiting.agent().claim(waiting.thread());

        transfer(waiting.agent(), returns.team())
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("assignee", nullValue())
                .body("team", equalTo(returns.team()))
                .body("status", equalTo("OPEN"));
    }

    @Test
    void aTeamsThreadsAreAListOfTheirOwn() {
        transfer(waiting.agent(), returns.team());
        waiting.brand().newPhone().text("Another thing");

        list(returns.team()).then().body("items.id", contains(waiting.thread()));
        list(Crew.of(waiting.brand(), "Sizes").team()).then().body("items", empty());
    }

    @Test
    void whoTakesItKeepsItWithTheTeam() {
        transfer(waiting.agent(), returns.team());

        waiting.colleague()
                .claim(waiting.thread())
                .then()
                .statusCode(200)
                .body("assignee", equalTo("agent-2"))
                .body("team", equalTo(returns.team()));
    }

    @Test
    void whatIsResolvedIsNoTeamsAnyMore() {
        transfer(waiting.agent(), returns.team());

        waiting.colleague()
                .call()
                .post("/api/v1/threads/" + waiting.thread() + "/resolve")
                .then()
                .body("team", nullValue());
    }

    @Test
    void whatAColleagueHoldsIsNotHandedOn() {
        waiting.colleague().claim(waiting.thread());

        Refusal.of(transfer(waiting.agent(), returns.team()), 409, "held-by-somebody-else");
    }

    @Test
    void itIsWrittenDownWithTheTeam() {
        waiting.agent().claim(waiting.thread());
        transfer(waiting.agent(), returns.team());

        Crew.supervisor(waiting.brand())
                .call()
                .get("/api/v1/threads/" + waiting.thread() + "/history")
                .then()
                .body("items.what", contains("CLAIMED", "TRANSFERRED"))
                .body("items[1].by", equalTo("agent-1"))
                .body("items[1].holder", equalTo("agent-1"))
                .body("items[1].outcome", equalTo("team " + returns.team()));
    }

    @Test
    void anotherBrandsTeamIsNotThere() {
        var theirs = Crew.of(TestBrand.create(), "Returns");

        Refusal.of(transfer(waiting.agent(), theirs.team()), 404);
    }

    @Test
    void neitherIsATeamOfAnotherBrandOfOnesOwn() {
        var other = TestBrand.create();
        var theirs = Crew.of(other, "Returns");
        var both = new Agent("s", Tokens.of("admin", waiting.brand().key() + "," + other.key(), "s"));

        Refusal.of(transfer(both, theirs.team()), 404);
        waiting.agent().call().get("/api/v1/threads/" + waiting.thread()).then().body("team", nullValue());
    }

    @Test
    void anotherBrandsThreadIsNotThereForOnesOwnTeam() {
        var stranger = Waiting.customer();
        var own = Crew.of(stranger.brand(), "Returns");

        Refusal.of(transfer(stranger.agent(), own.team()), 404);
    }

    @Test
    void whenTheTeamIsGivenUpItsThreadsAreEverybodysAgain() {
        transfer(waiting.agent(), returns.team());

        Crew.supervisor(waiting.brand()).call().delete(returns.path()).then().statusCode(204);

        waiting.agent()
                .call()
                .get("/api/v1/threads/" + waiting.thread())
                .then()
                .statusCode(200)
                .body("team", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"team\":\"returns\"}", "{\"team\":\"TEAM\",\"assignee\":\"agent-2\"}", "{}"})
    void itIsHandedEitherToATeamOrToAnAgent(String body) {
        Refusal.of(
                waiting.agent()
                        .call()
                        .body(body.replace("TEAM", returns.team()))
                        .post("/api/v1/threads/" + waiting.thread() + "/transfer"),
                400);
    }

    private Response transfer(Agent by, String team) {
        return by.call().body(Map.of("team", team)).post("/api/v1/threads/" + waiting.thread() + "/transfer");
    }

    private Response list(String team) {
        return waiting.agent().call().queryParam("team", team).get("/api/v1/threads");
    }
}
