package org.threadline.faults;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Customers whose first two texts arrive at one instant, on two replicas. */
class ThreadsIT {

    private static final int CUSTOMERS = Scale.pick(300, 10_000);
    private static final int AT_ONCE = 12;

    private Cluster cluster;
    private Shop shop;

    @Test
    void eachHasOneThread() throws Exception {
        cluster = Cluster.whole();
        shop = cluster.brand("threads", 5);
        meetEverySecond();
        var free = new Semaphore(AT_ONCE);
        long answered;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> customers = IntStream.range(0, CUSTOMERS)
                    .mapToObj(customer -> threads.submit(() -> textTwice(customer, free)))
                    .toList();
            answered = 0;
            for (Future<Long> customer : customers) {
                answered += customer.get();
            }
        }

        ThreadCheck check = ThreadCheck.of(phones(), 2, openThreads());

        Report.of("threads")
                .figure("customers", CUSTOMERS)
                .figure("texts answered 2xx", answered)
                .figure("open threads", openThreads().size())
                .figure("result", check.figures())
                .write();
        assertThat(answered).isEqualTo(2L * CUSTOMERS);
        assertThat(check.isClean()).as(check.figures()).isTrue();
    }

    /** How many of the two were answered 2xx. */
    private long textTwice(int customer, Semaphore free) throws Exception {
        var together = new CyclicBarrier(2);
        free.acquire();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = cluster.replicas().stream()
                    .map(replica -> threads.submit(() -> {
                        together.await();
                        return text(replica, customer);
                    }))
                    .toList();
            long count = 0;
            for (var a : answers) {
                count += a.get() / 100 == 2 ? 1 : 0;
            }
            return count;
        } finally {
            free.release();
        }
    }

    /** As the carrier does: the same text again when the answer was none, or a bad one. */
    private int text(ReplicaProcess replica, int customer) {
        String id = Texter.newId();
        String body = "Hello to " + replica.url();
        int status = Http.NONE;
        for (int tries = 0; tries < 4 && status / 100 != 2; tries++) {
            status = cluster.texter().post(replica.url(), id, shop.phone(customer), shop.number(customer), body);
        }
        return status;
    }

    /**
     * Every second customer is known already, with the number that they text: then neither the making of the
     * customer's row nor a change of it brings the two texts into order.
     */
    private void meetEverySecond() {
        IntStream.range(0, CUSTOMERS / 2)
                .map(i -> 2 * i)
                .forEach(customer ->
                        cluster.store().count("""
                                with known as (
                                    insert into customer (id, brand, phone, sender, created_at, updated_at)
                                    values (gen_random_uuid(), ?, ?, ?, now(), now()) returning id)
                                select count(*) from known""", shop.key(), shop.phone(customer), shop.number(customer)));
    }

    private Set<String> phones() {
        return IntStream.range(0, CUSTOMERS).mapToObj(shop::phone).collect(Collectors.toSet());
    }

    private List<ThreadCheck.Open> openThreads() {
        return cluster.store().rows("""
                        select c.phone, count(m.id) from support_thread t join customer c on c.id = t.customer_id
                        left join message m on m.thread_id = t.id and m.direction = 'INBOUND'
                        where t.brand = ? and t.status <> 'RESOLVED' group by t.id, c.phone""", row -> new ThreadCheck.Open(row.getString(1), row.getInt(2)), shop.key());
    }
}
