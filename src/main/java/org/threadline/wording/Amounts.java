package org.threadline.wording;

import org.threadline.value.Money;

/** Money as texts say it. */
public final class Amounts {

    private Amounts() {}

    /**
     * Such as {@code $10}; {@code 10 $} in German. A sign that is not in the small alphabet would make the whole text
     * twice as long.
     */
    public static Spoken said(Money money) {
        return language -> {
            String brief = Segments.plain(money.brief(Phrases.of(language).language()));
            return Segments.of(brief).encoding() == Segments.Encoding.GSM_7
                    ? brief
                    : money.amount().toPlainString() + " " + money.currency();
        };
    }
}
