package org.threadline.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.threadline.faults.Expected.Duty;
import org.threadline.faults.Month.Brand;

/** The story of one customer: what happens, and what they should read for it and when. */
final class CustomerStory {

    static final int STORIES = 17;

    private static final Duration STEP = Month.STEP;

    /** How late a text may be that may leave at a moment: the clock's next step, and what a night is spread over. */
    private static final Duration SOON = STEP.plusMinutes(5);

    private final Month month;
    private final Brand brand;
    private final String phone;
    private final ZoneId zone;
    private final String order;
    private String story;

    CustomerStory(Month month, Brand brand, String phone, ZoneId zone, String order) {
        this.month = month;
        this.brand = brand;
        this.phone = phone;
        this.zone = zone;
        this.order = order;
    }

    /** @param which below {@link #STORIES} */
    void tell(int which, boolean either) {
        switch (which) {
            case 0, 1, 2 -> order();
            case 3 -> burst();
            case 4 -> delays();
            case 5 -> cart(true, false, either);
            case 6 -> cart(true, true, either);
            case 7 -> cart(false, false, either);
            case 8 -> waitsWithCart();
            case 9 -> stops();
            case 10 -> survey(true);
            case 11 -> survey(false);
            case 12 -> brokenPromise();
            case 13 -> twoCarts();
            case 14 -> hearsTooMuch();
            case 15 -> lateWithCart();
            default -> changesTheirMind(either);
        }
    }

    private void order() {
        story = "order";
        Instant shipped = month.somewhen().plus(month.hours(4, 30));
        Instant out = shipped.plus(month.hours(6, 60));
        Instant delivered = out.plus(month.hours(2, 10));
        deliver(shipped, out, delivered);
    }

    /** In one night: only what is newest in the morning is told. */
    private void burst() {
        story = "burst";
        Instant shipped = month.local(zone, 22, 0);
        deliver(shipped, shipped.plus(Duration.ofHours(5)), shipped.plus(Duration.ofHours(16)));
    }

    private void deliver(Instant shipped, Instant out, Instant delivered) {
        placed(shipped.minus(Duration.ofHours(3)), Map.of());
        event(shipped, "order.shipped", Map.of("orderId", order));
        event(out, "order.out_for_delivery", Map.of("orderId", order));
        event(delivered, "order.delivered", Map.of("orderId", order));
        if (brand.everyStep()) {
            news(order + " is on its way", shipped, out);
            survey(delivered);
        } else {
            never(order + " is on its way");
        }
        news(order + " is out for delivery", out, delivered);
        news(order + " has been delivered", delivered, null);
    }

    /** Once the news has come; it may still wait for the morning. */
    private void survey(Instant delivered) {
        Instant due = delivered.plus(MonthBench.DELIVERY_WAIT);
        planned("Order " + order + " has reached you", due, Month::open, Duration.ZERO);
    }

    private void delays() {
        story = "delays";
        Instant late = month.local(zone, 11, 0);
        promised(late);
        delayed(late, late.plus(Duration.ofDays(2)));
        delayed(late.plus(Duration.ofHours(1)), late.plus(Duration.ofDays(2)));
        Instant again = late.plus(Duration.ofDays(1));
        delayed(again, late.plus(Duration.ofDays(4)));
        event(late.plus(Duration.ofDays(4)), "order.delivered", Map.of("orderId", order));
        must("we're sorry: your " + name() + " order " + order, Month.open(zone, late));
        must("a new day for your " + name() + " order " + order, Month.open(zone, again));
        must(order + " has been delivered", Month.open(zone, late.plus(Duration.ofDays(4))));
        if (brand.everyStep()) {
            survey(late.plus(Duration.ofDays(4)));
        }
    }

    /** An order that was to come on the day after it is heard to be late. */
    private void promised(Instant late) {
        placed(
                late.minus(Duration.ofHours(20)),
                Map.of("promisedBy", late.plus(Duration.ofDays(1)).toString()));
    }

    private void delayed(Instant at, Instant newEta) {
        event(
                at,
                "order.delayed",
                Map.of("orderId", order, "incidentId", "snow", "newEta", newEta.toString(), "reason", "snow"));
    }

    private void cart(boolean willing, boolean bought, boolean atNight) {
        story = "cart" + (willing ? "" : " without consent") + (bought ? " bought" : "");
        Instant left = atNight ? month.local(zone, 21, 30) : month.somewhen();
        if (willing) {
            consent(left);
        }
        leave(left);
        if (bought) {
            placed(left.plus(STEP), Map.of("cartId", "cart-" + order));
        }
        if (willing && !bought) {
            reminded("has kept your cart", left);
        } else {
            never("has kept your cart");
        }
    }

    private void reminded(String words, Instant left) {
        planned(words, left.plus(MonthBench.CART_WAIT), brand.sells(), Duration.ofMinutes(15));
    }

    /** Of carts one hears once in a while, however many one leaves. */
    private void twoCarts() {
        story = "two carts";
        Instant left = month.local(zone, 10, 0);
        consent(left);
        leave(left, order + "a", "Mug");
        leave(left.plus(Duration.ofHours(10)), order + "b", "Bowl");
        reminded("has kept your cart: Mug", left);
        never("has kept your cart: Bowl");
    }

    /** Six texts of a machine in a row, and what sells waits until it is too late. */
    private void hearsTooMuch() {
        story = "hears too much";
        Instant day = month.local(zone, 10, 0);
        for (String part : brand.everyStep() ? List.of("a", "b") : List.of("a", "b", "c")) {
            String id = order + part;
            placed(day.minus(Duration.ofHours(1)), id, Map.of());
            event(day, "order.shipped", Map.of("orderId", id));
            event(day.plus(Duration.ofHours(2)), "order.out_for_delivery", Map.of("orderId", id));
            event(day.plus(Duration.ofHours(4)), "order.delivered", Map.of("orderId", id));
            if (brand.everyStep()) {
                must(id + " is on its way", day);
                add(Duty.MAY, "Order " + id + " has reached you", day, day.plus(Duration.ofDays(4)));
            }
            must(id + " is out for delivery", day.plus(Duration.ofHours(2)));
            must(id + " has been delivered", day.plus(Duration.ofHours(4)));
            day = day.plus(Duration.ofHours(24));
        }
        Instant left = day.minus(Duration.ofHours(19));
        consent(left);
        leave(left);
        never("has kept your cart");
    }

    /** Whose order is late is sold nothing, and two days later it is too late for that. */
    private void lateWithCart() {
        story = "cart while late";
        Instant late = month.local(zone, 11, 0);
        promised(late);
        delayed(late, late.plus(Duration.ofDays(3)));
        must("we're sorry: your " + name() + " order " + order, Month.open(zone, late));
        consent(late.plus(Duration.ofHours(1)));
        leave(late.plus(Duration.ofHours(1)));
        never("has kept your cart");
        Instant delivered = late.plus(Duration.ofDays(3));
        event(delivered, "order.delivered", Map.of("orderId", order));
        must(order + " has been delivered", Month.open(zone, delivered));
        if (brand.everyStep()) {
            survey(delivered);
        }
    }

    /** Nothing is sold to somebody who waits for an answer. */
    private void waitsWithCart() {
        story = "cart while waiting";
        Instant wrote = workday(10, 0);
        consent(wrote);
        text(wrote, "The mug is broken");
        acknowledged(wrote);
        leave(wrote.plus(Duration.ofHours(1)));
        stillOnIt(wrote);
        Instant answered = wrote.plus(Duration.ofHours(24));
        resolve(answered);
        add(
                Duty.MUST,
                "has kept your cart",
                answered,
                Month.open(zone, answered).plus(Duration.ofMinutes(90)));
        csat(answered);
    }

    private void stops() {
        story = "stop";
        Instant shipped = month.local(zone, 12, 0);
        placed(shipped.minus(Duration.ofHours(3)), Map.of());
        event(shipped, "order.shipped", Map.of("orderId", order));
        Instant stop = shipped.plus(month.hours(1, 20));
        text(stop, "STOP");
        Instant out = shipped.plus(Duration.ofHours(21));
        event(out, "order.out_for_delivery", Map.of("orderId", order));
        event(out.plus(Duration.ofHours(4)), "order.delivered", Map.of("orderId", order));
        if (brand.everyStep()) {
            must(order + " is on its way", shipped);
        } else {
            never(order + " is on its way");
        }
        add(Duty.MUST, "will get no more texts", stop, stop.plus(SOON));
        never(order + " is out for delivery");
        never(order + " has been delivered");
        never("Order " + order + " has reached you");
    }

    private void survey(boolean happy) {
        story = happy ? "satisfied" : "dissatisfied";
        Instant wrote = workday(10, 0);
        text(wrote, "The mug is broken");
        acknowledged(wrote);
        stillOnIt(wrote);
        Instant answered = wrote.plus(Duration.ofHours(2));
        resolve(answered);
        csat(answered);
        if (!brand.everyStep()) {
            return;
        }
        Instant score = answered.plus(Duration.ofHours(3));
        text(score, happy ? "5" : "1");
        if (happy) {
            add(Duty.MUST, "Your answer helps us", score, score.plus(SOON));
            return;
        }
        add(Duty.MUST, "we want to put this right", score, score.plus(SOON));
        stillOnIt(score);
        consent(score);
        leave(score.plus(Duration.ofHours(1)));
        never("has kept your cart");
    }

    private void brokenPromise() {
        story = "broken promise";
        Instant wrote = workday(11, 0);
        text(wrote, "The lid does not fit");
        acknowledged(wrote);
        stillOnIt(wrote);
    }

    private void changesTheirMind(boolean answered) {
        story = answered ? "change" : "change unanswered";
        Instant bought = workday(10, 0);
        placed(bought, Map.of());
        Instant wish = bought.plus(STEP);
        text(wish, "Please cancel my order " + order);
        add(Duty.MUST, "asked for order " + order + " to be cancelled", wish, wish.plus(SOON));
        if (answered) {
            at(wish.plus(STEP), new Month.Answer(brand.key(), phone, zone, order, true));
            add(
                    Duty.MUST,
                    "your order " + order + " is cancelled",
                    wish.plus(STEP),
                    wish.plus(STEP).plus(SOON));
        } else {
            Instant late = wish.plus(MonthBench.CHANGE_ANSWER);
            add(Duty.MUST, "Your change to order " + order + " takes longer", late, late.plus(SOON));
            // The wish ran from a moment after the half hour, so its end is seen with the next.
            Instant passed = late.plus(MonthBench.REPLY_WAIT);
            add(Duty.MUST, "till on it", passed, passed.plus(SOON).plus(STEP));
        }
    }

    private void acknowledged(Instant wrote) {
        add(Duty.MUST, "Thanks for writing", wrote, wrote.plus(SOON));
    }

    /** A quarter of an hour was said; nobody has answered. */
    private void stillOnIt(Instant wrote) {
        Instant passed = wrote.plus(MonthBench.REPLY_WAIT);
        add(Duty.MUST, "till on it", passed, passed.plus(SOON));
    }

    private void csat(Instant resolved) {
        if (brand.everyStep()) {
            planned("How was the help", resolved.plus(MonthBench.RESOLUTION_WAIT), Month::open, Duration.ZERO);
        } else {
            never("How was the help");
        }
    }

    /** What waits for a time runs from a moment after a half hour, so it may be seen with the next, and that at night. */
    private void planned(String words, Instant due, Month.Hours hours, Duration spread) {
        add(
                Duty.MUST,
                words,
                hours.open(zone, due),
                hours.open(zone, due.plus(STEP)).plus(SOON).plus(spread));
    }

    /** @param next when newer news of the same comes, or null */
    private void news(String words, Instant heard, Instant next) {
        Instant open = Month.open(zone, heard);
        if (next == null || next.isAfter(open.plus(SOON))) {
            add(Duty.MUST, words, open, open.plus(SOON));
        } else if (next.isAfter(open)) {
            add(Duty.MAY, words, open, open.plus(SOON));
        } else {
            never(words);
        }
    }

    private void must(String words, Instant from) {
        add(Duty.MUST, words, from, from.plus(SOON));
    }

    private void never(String words) {
        add(Duty.MUST_NOT, words, Instant.EPOCH, Instant.EPOCH);
    }

    private void add(Duty duty, String words, Instant from, Instant until) {
        month.add(new Expected(story, phone, words, duty, from, until));
    }

    /** @param besides what else is told of it */
    private void placed(Instant at, Map<String, Object> besides) {
        placed(at, order, besides);
    }

    private void placed(Instant at, String id, Map<String, Object> besides) {
        var data = new HashMap<String, Object>(besides);
        data.putAll(Map.of("orderId", id, "total", Map.of("amount", "20.00", "currency", "USD"), "items", List.of()));
        event(at, "order.placed", data);
    }

    private void consent(Instant at) {
        event(at, "consent.changed", Map.of("purpose", "MARKETING", "granted", true, "source", "checkout"));
    }

    private void leave(Instant at) {
        leave(at, order, "Mug");
    }

    private void leave(Instant at, String cart, String item) {
        event(
                at,
                "cart.updated",
                Map.of(
                        "cartId",
                        "cart-" + cart,
                        "checkoutUrl",
                        "https://acme.example/c/" + cart,
                        "total",
                        Map.of("amount", "20.00", "currency", "USD"),
                        "items",
                        List.of(Map.of("name", item))));
    }

    private void event(Instant at, String type, Map<String, Object> data) {
        at(at, new Month.Event(brand.key(), phone, zone, type, data));
    }

    private void text(Instant at, String body) {
        at(at, new Month.Text(brand.key(), phone, body));
    }

    private void resolve(Instant at) {
        at(at, new Month.Resolve(brand.key(), phone));
    }

    private void at(Instant moment, Month.Act act) {
        month.add(moment, act);
    }

    private String name() {
        return "Acme";
    }

    /** The same on a day on which somebody is there, and will be on the next. */
    private Instant workday(int hour, int minute) {
        Instant day = month.workday(zone, hour, minute);
        // The shop has told where they live; of a stranger one would know the number alone.
        event(
                day.minus(STEP),
                "consent.changed",
                Map.of("purpose", "TRANSACTIONAL", "granted", true, "source", "checkout"));
        return day;
    }
}
