package org.threadline.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An agent looks on and answers while one replica is killed and the other is stopped: they hear of everything once, in
 * order, wherever it was done and wherever they listen, and what they say is said once.
 */
class ScreensIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 24;

    private final Replies replies = new Replies();
    private Cluster cluster;
    private Shop shop;
    private Clerk ada;
    private Clerk ben;
    private Customers customers;
    private long keptButNotTold;

    @Test
    void everythingIsHeardOnceAndSaidOnceWhateverEnds() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("screens", 3);
        ada = cluster.clerk("ada", shop);
        ben = cluster.clerk("ben", shop);
        customers = new Customers(cluster, shop);
        BooleanSupplier more = Scale.during(Duration.ZERO);
        int rounds = 0;
        try (var screen = new Screen(ada)) {
            screen.listenAt(replica(0));
            await(screen::hasBegun);
            long from = lastPlace();
            do {
                killUnderReplies(screen);
                stopInGoodOrder(screen);
                rounds++;
            } while (more.getAsBoolean());

            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(screen.facts()).containsExactlyElementsOf(placesBehind(from)));
            assertThat(screen.words()).doesNotContain("reset");
            replies.settle("desk-screens", rounds, cluster, shop);
            Report.of("desk-live")
                    .figure("kills and stops", 2 * rounds)
                    .figure("replies kept but not told", keptButNotTold)
                    .figure("facts heard", screen.facts().size())
                    .write();
        }
    }

    /** The screen is at the replica that dies; of the replies under way there, the first are kept and the last are not. */
    private void killUnderReplies(Screen screen) throws Exception {
        List<String> threads =
                IntStream.range(0, AT_ONCE).mapToObj(i -> customers.newThread()).toList();
        List<String> texts = threads.stream().map(thread -> Replies.text()).toList();
        threads.forEach(
                thread -> assertThat(ada.claim(replica(1), thread).status()).isEqualTo(200));
        long before = said();
        int told = 0;
        try (var agents = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Clerk.Answer>> firsts = IntStream.range(0, AT_ONCE)
                    .mapToObj(i ->
                            submit(agents, () -> ada.reply(replica(0), threads.get(i), texts.get(i), texts.get(i))))
                    .toList();
            awaitAtOnce(() -> said() > before);
            replica(0).kill();
            for (Future<Clerk.Answer> first : firsts) {
                told += first.get().isDone() ? 1 : 0;
            }
        }
        keptButNotTold += said() - before - told;
        await(() -> screen.state() != Screen.State.OPEN);
        screen.listenAt(replica(1));
        for (int i = 0; i < AT_ONCE; i++) {
            Clerk.Answer answer = ada.replyUntilAnswered(replica(1), threads.get(i), texts.get(i), texts.get(i));
            assertThat(answer.status()).isEqualTo(202);
            replies.note(texts.get(i), answer);
        }
        replica(0).start();
        replica(0).awaitReady();
    }

    /** The screen is at the replica that stops, and things go on happening at the other. */
    private void stopInGoodOrder(Screen screen) throws Exception {
        String thread = customers.newThread();
        var goesOn = new AtomicBoolean(true);
        try (var agents = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> busy = agents.submit(() -> {
                while (goesOn.get()) {
                    ben.claim(replica(0), thread);
                    ben.release(replica(0), thread);
                }
            });
            Future<Duration> stopping = submit(agents, replica(1)::stop);
            await(() -> screen.state() != Screen.State.OPEN);
            assertThat(screen.state()).isEqualTo(Screen.State.ENDED);
            screen.listenAt(replica(0));
            stopping.get();
            goesOn.set(false);
            busy.get();
        }
        replica(1).start();
        replica(1).awaitReady();
    }

    private static <T> Future<T> submit(ExecutorService agents, Callable<T> what) {
        return agents.submit(what);
    }

    private static void await(Callable<Boolean> so) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(so);
    }

    /** What follows must not be late for what is under way. */
    private static void awaitAtOnce(Callable<Boolean> so) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(so);
    }

    /** How many replies are kept. */
    private long said() {
        return cluster.store().count("select count(*) from message where brand = ? and author = 'ada'", shop.key());
    }

    private long lastPlace() {
        return cluster.store().count("select last from live_line");
    }

    private List<Long> placesBehind(long from) {
        return cluster.store().rows("""
                        select live_position from outbox_event
                        where brand = ? and live_position > ? and (type like 'thread.%' or type like 'message.%')
                        order by live_position""", row -> row.getLong(1), shop.key(), from);
    }

    private ReplicaProcess replica(int number) {
        return cluster.replicas().get(number);
    }
}
