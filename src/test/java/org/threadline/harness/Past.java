package org.threadline.harness;

import java.time.Duration;

/** Turns back the clock of what a customer waits for, because no test may wait for as long as a customer does. */
public final class Past {

    private Past() {}

    /** As if the customer had written so long ago what nobody has answered yet. */
    public static void waitingSince(Phone phone, Duration ago) {
        String back = ago.toSeconds() + " seconds";
        Database.change("""
                update support_thread t
                set waiting_since = waiting_since - cast(? as interval), opened_at = opened_at - cast(? as interval)
                from customer c where c.id = t.customer_id and c.brand = ? and c.phone = ?""", back, back, phone.brand().key(), phone.number());
        Database.change("""
                update stopwatch s
                set started_at = started_at - cast(? as interval), due_at = due_at - cast(? as interval),
                  rings_at = rings_at - cast(? as interval)
                from customer c where c.id = s.customer_id and c.brand = ? and c.phone = ? and s.stopped_at is null""", back, back, back, phone.brand().key(), phone.number());
    }

    /** As if the moment that an acknowledgement has promised this customer had passed so long ago. */
    public static void promisedUntil(Phone phone, Duration ago) {
        String back = ago.toSeconds() + " seconds";
        Database.change("""
                update support_thread t set promised_at = now() - cast(? as interval)
                from customer c where c.id = t.customer_id and c.brand = ? and c.phone = ? and promised_at is not null""", back, phone.brand().key(), phone.number());
        Database.change("""
                update promise p set due_at = now() - cast(? as interval), asks_at = now() - cast(? as interval)
                from customer c where c.id = p.customer_id and c.brand = ? and c.phone = ? and p.ended_at is null""", back, back, phone.brand().key(), phone.number());
    }
}
