package org.threadline.wording;

import java.util.Locale;

import org.threadline.value.Money;

/** Money as texts say it. */
public final class Amounts {

    private Amounts() {}

    /** Such as {@code $10}. A sign that is not in the small alphabet would make the whole text twice as long. */
    public static String said(Money money) {
        String brief = money.brief(Locale.US);
        return Segments.of(brief).encoding() == Segments.Encoding.GSM_7
                ? brief
                : money.amount().toPlainString() + " " + money.currency();
    }
}
