package org.threadline.brand.team;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.harness.Agent;
import org.threadline.harness.Crew;
import org.threadline.harness.Database;
import org.threadline.harness.Refusal;
import org.threadline.harness.TestBrand;
import org.threadline.harness.Tokens;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class TeamTest {

    private TestBrand brand;
    private Agent supervisor;

    @BeforeEach
    void aBrand() {
        brand = TestBrand.create();
        supervisor = Crew.supervisor(brand);
    }

    @Test
    void aTeamIsShownWithItsMembersToEverybodyOfTheBrand() {
        Crew.of(brand, "Sizes");
        Crew.of(brand, "Returns").with("agent-2", 3).with("agent-1", 5);

        brand.agent("agent-9")
                .call()
                .get(teams())
                .then()
                .statusCode(200)
                .body("items.name", contains("Returns", "Sizes"))
                .body("items[0].members.agent", contains("agent-1", "agent-2"))
                .body("items[0].members.capacity", contains(5, 3))
                .body("items[1].members", empty())
                .body("nextCursor", nullValue());
    }

    @Test
    void itIsFoundWhereItWasSaidToBe() {
        Response created = supervisor.call().body(Map.of("name", " Returns ")).post(teams());

        supervisor
                .call()
                .get(created.then().statusCode(201).extract().header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(created.path("id")))
                .body("name", equalTo("Returns"))
                .body("brand", equalTo(brand.key()));
    }

    @Test
    void itCanBeCalledSomethingElse() {
        var crew = Crew.of(brand, "Returns").with("agent-1", 5);

        supervisor
                .call()
                .body(Map.of("name", "Returns and repairs"))
                .put(crew.path())
                .then()
                .statusCode(200)
                .body("name", equalTo("Returns and repairs"))
                .body("members.agent", contains("agent-1"));
    }

    @Test
    void ofOneNameThereIsOneTeamInABrand() {
        var crew = Crew.of(brand, "Returns");
        var other = Crew.of(brand, "Sizes");
        Crew.of(TestBrand.create(), "Returns");

        Refusal.of(supervisor.call().body(Map.of("name", "RETURNS")).post(teams()), 409, "name-taken");
        Refusal.of(supervisor.call().body(Map.of("name", "returns")).put(other.path()), 409, "name-taken");
        supervisor
                .call()
                .body(Map.of("name", "RETURNS"))
                .put(crew.path())
                .then()
                .statusCode(200);
    }

    @Test
    void howMuchAMemberTakesCanBeChanged() {
        var crew = Crew.of(brand, "Returns").with("agent-1", 5).with("agent-1", 2);

        supervisor.call().get(crew.path()).then().body("members.capacity", contains(2));
    }

    @Test
    void whoIsTakenOutIsNoMemberAnyMore() {
        var crew = Crew.of(brand, "Returns").with("agent-1", 5);

        supervisor.call().delete(crew.path() + "/members/agent-1").then().statusCode(204);

        supervisor.call().get(crew.path()).then().body("members", empty());
        Refusal.of(supervisor.call().delete(crew.path() + "/members/agent-1"), 404);
    }

    @Test
    void aTeamThatIsGivenUpIsGone() {
        var crew = Crew.of(brand, "Returns").with("agent-1", 5);

        supervisor.call().delete(crew.path()).then().statusCode(204);

        Refusal.of(supervisor.call().get(crew.path()), 404);
        assertThat(Database.rows("select 1 from team_member where brand = ?", brand.key()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', '{\"name\":\"Mine\"}'",
        "PUT, /TEAM, '{\"name\":\"Mine\"}'",
        "DELETE, /TEAM, ''",
        "PUT, /TEAM/members/agent-1, '{\"capacity\":99}'",
        "DELETE, /TEAM/members/agent-1, ''",
    })
    void agentsDoNotSetUpTeams(String method, String path, String body) {
        Refusal.of(call(brand.agent("agent-1"), method, path, body), 403);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '', ''",
        "GET, /TEAM, ''",
        "POST, '', '{\"name\":\"Mine\"}'",
        "PUT, /TEAM, '{\"name\":\"Mine\"}'",
        "DELETE, /TEAM, ''",
        "PUT, /TEAM/members/agent-1, '{\"capacity\":99}'",
        "DELETE, /TEAM/members/agent-1, ''",
    })
    void anotherBrandsTeamIsNotThere(String method, String path, String body) {
        var stranger = new Agent("s", Tokens.of("admin", TestBrand.create().key(), "s"));

        Refusal.of(call(stranger, method, path, body), 404);
    }

    @Test
    void aTeamIsNotReachedThroughAnotherBrandOfOnesOwn() {
        var crew = Crew.of(brand, "Returns");
        var other = TestBrand.create();
        var both = new Agent("s", Tokens.of("admin", brand.key() + "," + other.key(), "s"));

        Refusal.of(both.call().get("/api/v1/brands/" + other.key() + "/teams/" + crew.team()), 404);
        Refusal.of(both.call().delete("/api/v1/brands/" + other.key() + "/teams/" + crew.team()), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\" \"}", "{\"name\":\"a\\u0000b\"}", "{\"title\":\"x\"}"})
    void aTeamHasAName(String body) {
        Refusal.of(supervisor.call().body(body).post(teams()), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"capacity\":-1}", "{\"capacity\":1001}", "{\"capacity\":\"many\"}"})
    void aMemberTakesANumber(String body) {
        var crew = Crew.of(brand, "Returns");

        Refusal.of(supervisor.call().body(body).put(crew.path() + "/members/agent-1"), 400);
    }

    @Test
    void whoIsInWhichTeamIsWrittenDown() {
        var crew = Crew.of(brand, "Returns").with("agent-1", 5);

        supervisor
                .call()
                .queryParam("brand", brand.key())
                .queryParam("subject", crew.team())
                .get("/api/v1/audit")
                .then()
                .body("items.action", contains("putTeamMember", "createTeam"))
                .body("items[0].details.agent", equalTo("agent-1"));
    }

    @Test
    void whoSaysThatTheyAreThereIsForSomeMinutes() {
        Crew.say(brand, "agent-1", "AVAILABLE")
                .then()
                .body("state", equalTo("AVAILABLE"))
                .body("until", notNullValue());

        Database.change(
                "update agent_availability set available_until = now() where brand = ? and agent = ?",
                brand.key(),
                "agent-1");

        availability("agent-1").then().body("state", equalTo("AWAY")).body("since", notNullValue());
    }

    @Test
    void sayingItAgainChangesNothingOfSinceWhen() {
        Object since = Crew.say(brand, "agent-1", "AVAILABLE").path("since");

        Crew.say(brand, "agent-1", "AVAILABLE").then().body("since", equalTo(since));
    }

    @Test
    void whoGoesIsAwayAtOnce() {
        Crew.say(brand, "agent-1", "AVAILABLE");

        Crew.say(brand, "agent-1", "AWAY")
                .then()
                .body("state", equalTo("AWAY"))
                .body("until", nullValue())
                .body("since", notNullValue());
    }

    @Test
    void whoHasNeverSaidAnythingIsAway() {
        availability("agent-1").then().body("state", equalTo("AWAY")).body("since", nullValue());
    }

    private Response availability(String agent) {
        return brand.agent(agent).call().get("/api/v1/brands/" + brand.key() + "/availability");
    }

    private Response call(Agent agent, String method, String path, String body) {
        String team = Crew.of(brand, "Returns").with("agent-1", 5).team();
        var call = agent.call();
        return (body.isEmpty() ? call : call.body(body)).request(method, teams() + path.replace("TEAM", team));
    }

    private String teams() {
        return "/api/v1/brands/" + brand.key() + "/teams";
    }
}
