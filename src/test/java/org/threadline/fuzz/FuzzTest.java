package org.threadline.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.threadline.harness.Agent;
import org.threadline.harness.Operation;
import org.threadline.local.LocalServersResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every operation is called in ways that are right, nearly right and absurd. Whatever comes, the answer is one that the
 * description tells of: its status, its media type, its schema, its type of problem; and nothing breaks.
 *
 * <p>{@code -Dfuzz.rounds} and {@code -Dfuzz.seed} make it longer and different; the same seed makes the same calls.
 */
@QuarkusTest
@QuarkusTestResource(LocalServersResource.class)
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 30);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int CALLS_OF_A_WORLD = 30;
    private static final int MOST_FOUND = 10;

    @TestFactory
    Stream<DynamicTest> everyAnswerIsAsDescribed() {
        var operations = Operation.everything().toList();
        var description = new Description(operations.getFirst().schemas());
        return operations.stream()
                .map(operation -> dynamicTest(operation.toString(), () -> call(operation, description)));
    }

    @Test
    void noPathKnowsAMethodThatIsNotDescribed() throws Exception {
        var admin = Map.of("Authorization", "Bearer " + Agent.admin().token());
        var ids = new World().ids();
        Map<String, List<Operation>> paths = Operation.everything().collect(Collectors.groupingBy(Operation::path));
        for (List<Operation> known : paths.values()) {
            var methods = new ArrayList<>(List.of("GET", "PUT", "POST", "PATCH", "DELETE"));
            known.forEach(operation -> methods.remove(operation.method()));
            for (String method : methods) {
                String path = known.getFirst().filled(ids);
                Wire.Answer answer = Wire.send(new Call(method, path, List.of(), admin, null));

                assertThat(answer.status()).as(method + " " + path).isIn(404, 405);
                assertThat(answer.contentType()).startsWith("application/problem+json");
            }
        }
    }

    private static void call(Operation operation, Description description) throws Exception {
        var promises = new Promises(operation, description);
        var chance = new Chance(SEED * 31 + operation.toString().hashCode());
        var found = new LinkedHashMap<String, String>();
        Calls calls = null;
        for (int round = 0; round < ROUNDS && found.size() < MOST_FOUND; round++) {
            if (round % CALLS_OF_A_WORLD == 0) {
                calls = new Calls(operation, description, new World(), chance);
            }
            Call call = calls.next();
            Optional<Promises.Broken> broken = broken(promises, call);
            if (broken.isPresent() && !found.containsKey(broken.get().kind())) {
                found.put(broken.get().kind(), told(promises, call, broken.get()));
            }
        }
        if (!found.isEmpty()) {
            throw new AssertionError(
                    "-Dfuzz.seed=" + SEED + " -Dfuzz.rounds=" + ROUNDS + "\n" + String.join("\n", found.values()));
        }
    }

    /** The fault, with the smallest call that was seen to meet it. */
    private static String told(Promises promises, Call first, Promises.Broken fault) throws Exception {
        Call smallest = first;
        Promises.Broken last = fault;
        boolean goesOn = true;
        for (int round = 0; goesOn && round < 30; round++) {
            goesOn = false;
            for (Call simpler : simpler(smallest)) {
                Optional<Promises.Broken> broken = broken(promises, simpler);
                if (broken.isPresent() && broken.get().kind().equals(fault.kind())) {
                    smallest = simpler;
                    last = broken.get();
                    goesOn = true;
                    break;
                }
            }
        }
        return last.kind() + ": " + last.how() + "\n" + smallest;
    }

    private static List<Call> simpler(Call call) {
        return new ArrayList<>(call.simpler().limit(40).toList());
    }

    private static Optional<Promises.Broken> broken(Promises promises, Call call)
            throws IOException, InterruptedException {
        try {
            return promises.broken(call, Wire.send(call));
        } catch (IllegalArgumentException notHttp) {
            return Optional.empty();
        }
    }
}
