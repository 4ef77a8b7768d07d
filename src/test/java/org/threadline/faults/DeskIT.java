package org.threadline.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threadline.faults.Clerk.Answer;
import org.threadline.harness.Race;

import static org.assertj.core.api.Assertions.assertThat;

/** Two agents on two replicas, who get in each other's way at one instant. */
class DeskIT {

    private static final int ROUNDS = 25;

    private final Replies replies = new Replies();
    private Customers customers;
    private Cluster cluster;
    private Shop shop;
    private Clerk ada;
    private Clerk ben;

    @BeforeEach
    void open() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("desk", 3);
        ada = cluster.clerk("ada", shop);
        ben = cluster.clerk("ben", shop);
        customers = new Customers(cluster, shop);
    }

    @Test
    void ofTwoWhoClaimAThreadOneHasIt() {
        int rounds = again(thread -> {
            List<Answer> answers = Race.of(2, runner -> (runner == 0 ? ada : ben).claim(replica(runner), thread));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            String winner = answers.get(0).isDone() ? "ada" : "ben";
            assertThat(answers).allSatisfy(answer -> assertThat(holder(answer)).isEqualTo(winner));
            assertThat(holder(ada.look(replica(1), thread))).isEqualTo(winner);
        });
        Report.of("desk-claims").figure("claimed twice at once", rounds).write();
    }

    @Test
    void oneKeyAtTwoReplicasIsOneText() {
        int rounds = again(thread -> {
            ada.claim(replica(0), thread);
            String text = Replies.text();

            List<Answer> answers = Race.of(2, runner -> ada.reply(replica(runner), thread, text, text));

            assertThat(answers).extracting(Answer::status).contains(202).isSubsetOf(202, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("still-running"));
            var later = List.of(ada.reply(replica(0), thread, text, text), ada.reply(replica(1), thread, text, text));
            var all = new ArrayList<>(answers);
            all.addAll(later);
            assertThat(all)
                    .filteredOn(Answer::isDone)
                    .extracting(answer -> answer.body().path("id").asText())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .containsOnly(later.getFirst().body().path("id").asText());
            replies.note(text, later.getFirst());
        });
        replies.settle("desk-keys", rounds, cluster, shop);
    }

    @Test
    void ofTwoWhoChangeOneVersionOneIsStale() {
        int rounds = again(thread -> {
            String tag = ada.claim(replica(0), thread).tag();

            List<Answer> answers =
                    Race.of(2, runner -> ada.prioritise(replica(runner), thread, runner == 0 ? "HIGH" : "LOW", tag));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
            assertThat(ada.look(replica(0), thread).body().path("priority").asText())
                    .isEqualTo(answers.get(0).isDone() ? "HIGH" : "LOW");
        });
        Report.of("desk-versions").figure("changed twice at once", rounds).write();
    }

    @Test
    void whoHandsAThreadOnWhileTheyReplyHasRepliedBeforeOrNotAtAll() {
        int rounds = again(thread -> {
            ada.claim(replica(0), thread);
            String text = Replies.text();

            List<Answer> answers = Race.of(
                    2,
                    runner -> runner == 0
                            ? ada.transfer(replica(0), thread, "ben")
                            : ada.reply(replica(1), thread, text, text));

            assertThat(answers.get(0).status()).isEqualTo(200);
            assertThat(answers.get(1).status()).isIn(202, 409);
            replies.note(text, answers.get(1));
            assertThat(holder(ada.look(replica(1), thread))).isEqualTo("ben");
        });
        replies.settle("desk-transfers", rounds, cluster, shop);
    }

    @Test
    void aReplyWhoseConnectionBrokeIsOneTextWhenItIsSaidAgain() {
        int rounds = again(thread -> {
            ada.claim(replica(0), thread);
            String text = Replies.text();
            Duration after = Duration.ofMillis(ThreadLocalRandom.current().nextInt(40));

            ada.replyAndHangUp(replica(0), thread, text, text, after);

            Answer answer = ada.replyUntilAnswered(replica(1), thread, text, text);
            assertThat(answer.status()).isEqualTo(202);
            replies.note(text, answer);
        });
        replies.settle("desk-connections", rounds, cluster, shop);
    }

    /** So many rounds, in the long version for as long as it runs; each with a thread that nobody has touched. */
    private int again(Consumer<String> round) {
        BooleanSupplier more = Scale.during(Duration.ZERO);
        int rounds = 0;
        do {
            for (int i = 0; i < ROUNDS; i++) {
                round.accept(customers.newThread());
            }
            rounds += ROUNDS;
        } while (more.getAsBoolean());
        return rounds;
    }

    private ReplicaProcess replica(int number) {
        return cluster.replicas().get(number);
    }

    /** The thread stands in the answer itself, or in the problem. */
    private static String holder(Answer answer) {
        var thread = answer.isDone() ? answer.body() : answer.body().path("thread");
        return thread.path("assignee").asText();
    }
}
