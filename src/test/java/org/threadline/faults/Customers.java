package org.threadline.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** Customers of a shop who text it for the first time, one after the other. */
final class Customers {

    private final Cluster cluster;
    private final Shop shop;
    private final AtomicInteger count = new AtomicInteger();

    Customers(Cluster cluster, Shop shop) {
        this.cluster = cluster;
        this.shop = shop;
    }

    /** The thread that the next one has opened. */
    String newThread() {
        int customer = count.getAndIncrement();
        int status = cluster.texter()
                .post(
                        cluster.replicas().get(customer % 2).url(),
                        Texter.newId(),
                        shop.phone(customer),
                        shop.number(customer),
                        "Where is my parcel?");
        if (status != 200) {
            throw new AssertionError("a text was answered " + status);
        }
        return cluster.store()
                .rows(
                        "select t.id from support_thread t join customer c on c.id = t.customer_id"
                                + " where c.brand = ? and c.phone = ?",
                        row -> row.getString(1),
                        shop.key(),
                        shop.phone(customer))
                .getFirst();
    }
}
