package org.threadline.wording;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.threadline.value.Kind;
import org.threadline.value.Money;
import org.threadline.wording.Variable.Type;

import static org.threadline.wording.Variable.always;
import static org.threadline.wording.Variable.perhaps;

/** What something is said for by itself. Every occasion knows the words {@code name} and {@code brand} besides its own. */
public enum Occasion implements TemplateForm {
    ACK_OPEN(Kind.ACK, wait("wait")),
    ACK_CLOSED(Kind.ACK, always("opening", Type.MOMENT, Sample.OPENING)),
    ACK_OPT_OUT(Kind.ACK),
    STILL_ON_IT(Kind.STILL_ON_IT),
    STILL_ON_IT_OFFER(Kind.STILL_ON_IT, offer(), code()),
    OPTED_OUT(Kind.SYSTEM),
    OPTED_IN(Kind.SYSTEM),
    SUBSCRIBED(Kind.SYSTEM),
    HELP(Kind.SYSTEM),
    ORDER_SHIPPED(Kind.ORDER_UPDATE, order(), carrier(), day(), perhapsLink()),
    ORDER_OUT_FOR_DELIVERY(Kind.ORDER_UPDATE, order(), day(), perhaps("fewer", Type.TEXT, Sample.FEWER)),
    ORDER_DELIVERED(Kind.ORDER_UPDATE, order()),
    ORDER_DELAYED(Kind.DELAY_APOLOGY, order(), reason(), day()),
    ORDER_DELAYED_OFFER(Kind.DELAY_APOLOGY, order(), reason(), day(), offer(), code()),
    ORDER_NEW_DATE(Kind.ORDER_UPDATE, order(), always("day", Type.MOMENT, Sample.WEDNESDAY)),
    ANSWER_ORDER_PLACED(Kind.ACK, order(), day(), carrier(), perhapsLink()),
    ANSWER_ORDER_SHIPPED(Kind.ACK, order(), day(), carrier(), perhapsLink()),
    ANSWER_ORDER_OUT(Kind.ACK, order(), day(), carrier(), perhapsLink()),
    ANSWER_ORDER_LATE(Kind.ACK, order(), day(), carrier(), perhapsLink()),
    ANSWER_HOURS_OPEN(Kind.ACK, always("closing", Type.MOMENT, Sample.CLOSING)),
    ANSWER_HOURS_CLOSED(Kind.ACK, perhaps("opening", Type.MOMENT, Sample.OPENING)),
    ANSWER_HOURS_ALWAYS(Kind.ACK),
    ANSWER_RETURNS(Kind.ACK, always("link", Type.LINK, Spoken.asIs("https://acme.example/returns"))),
    CHANGE_ASKED_CANCEL(Kind.ACK, order()),
    CHANGE_ASKED_CORRECT(Kind.ACK, order()),
    CHANGE_DONE_CANCEL(Kind.ACK, order()),
    CHANGE_DONE_CORRECT(Kind.ACK, order()),
    CHANGE_REFUSED(Kind.ACK, order(), when()),
    CHANGE_UNANSWERED(Kind.ACK, order(), when()),
    UPDATES_LESS(Kind.SYSTEM),
    UPDATES_MORE(Kind.SYSTEM),
    CART_REMINDER(
            Kind.CART_REMINDER,
            always("item", Type.TEXT, Spoken.asIs("Canvas Tote")),
            perhaps("more", Type.TEXT, Sample.MORE),
            perhaps("link", Type.LINK, Spoken.asIs("https://acme.example/c/1001"))),
    SURVEY_CSAT(Kind.SURVEY),
    SURVEY_CES(Kind.SURVEY),
    SURVEY_NPS(Kind.SURVEY, perhaps("order", Type.TEXT, Spoken.asIs("1001"))),
    SURVEY_THANKS(Kind.SYSTEM),
    SURVEY_REGRET(Kind.ACK, when()),
    FOLLOW_UP(Kind.FOLLOW_UP),
    RECOMMEND(Kind.FOLLOW_UP, always("link", Type.LINK, Spoken.asIs("https://acme.example/friends")));

    /** What words look like on a Monday morning. */
    private interface Sample {

        ZoneId NEW_YORK = ZoneId.of("America/New_York");
        LocalDate MONDAY = LocalDate.of(2026, Month.NOVEMBER, 23);
        Instant NOW = MONDAY.atTime(10, 0).atZone(NEW_YORK).toInstant();

        Spoken OPENING = Moments.opening(MONDAY.plusDays(1).atTime(9, 0).atZone(NEW_YORK), NOW, null);
        Spoken CLOSING = Moments.opening(MONDAY.atTime(18, 0).atZone(NEW_YORK), NOW, null);
        Spoken WEDNESDAY = Moments.day(MONDAY.plusDays(2), MONDAY);
        Spoken MORE = Phrases.more(2);
        Spoken FEWER = Phrases.FEWER;
    }

    private static final Set<Occasion> STOP_IS_SAID = EnumSet.of(ACK_OPT_OUT, OPTED_IN, SUBSCRIBED, HELP);

    private final Kind kind;
    private final List<Variable> variables;

    Occasion(Kind kind, Variable... own) {
        this.kind = kind;
        this.variables = Stream.concat(Stream.of(Variable.NAME, Variable.BRAND), Arrays.stream(own))
                .toList();
    }

    /** The occasion of a template, by its key, such as {@code order-shipped}. */
    public static Optional<Occasion> of(String key) {
        return Arrays.stream(values())
                .filter(occasion -> occasion.key().equals(key))
                .findFirst();
    }

    /** All on which texts of a kind are said. */
    public static List<Occasion> of(Kind kind) {
        return Arrays.stream(values()).filter(occasion -> occasion.kind == kind).toList();
    }

    /** Key of its templates, such as {@code order-shipped}. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean saysHowToStop() {
        return kind.lane() == Kind.Lane.MARKETING || STOP_IS_SAID.contains(this);
    }

    /** What carriers want word for word is left as it is. */
    @Override
    public boolean isSigned() {
        return kind != Kind.SYSTEM;
    }

    @Override
    public List<Variable> variables() {
        return variables;
    }

    private static Variable order() {
        return always("order", Type.TEXT, Spoken.asIs("1001"));
    }

    private static Variable offer() {
        return always("offer", Type.TEXT, Amounts.said(new Money(BigDecimal.TEN, "USD")));
    }

    private static Variable code() {
        return always("code", Type.TEXT, Spoken.asIs("HX3K-9QTM-CWA7"));
    }

    private static Variable when() {
        return wait("when");
    }

    private static Variable wait(String name) {
        return always(name, Type.MOMENT, Moments.expected(Duration.ofMinutes(20)));
    }

    private static Variable carrier() {
        return perhaps("carrier", Type.TEXT, Spoken.asIs("UPS"));
    }

    private static Variable reason() {
        return perhaps("reason", Type.TEXT, Spoken.asIs("snow in Denver"));
    }

    private static Variable day() {
        return perhaps("day", Type.MOMENT, Sample.WEDNESDAY);
    }

    private static Variable perhapsLink() {
        return perhaps("link", Type.LINK, Spoken.asIs("https://acme.example/t/1001"));
    }
}
