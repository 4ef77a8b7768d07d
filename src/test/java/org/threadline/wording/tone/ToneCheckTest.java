package org.threadline.wording.tone;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.brand.Voice;
import org.threadline.value.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ToneCheckTest {

    private static final Voice VOICE = new Voice(null, List.of("cheap", "guys"), null);

    @Test
    void whatIsNotInStockHasAnAlternative() {
        assertThat(written("Unfortunately, we don't have that in stock."))
                .extracting(Finding::rule, Finding::match, Finding::suggestion)
                .containsExactly(tuple(
                        "negative-wording",
                        "Unfortunately, we don't have that in stock",
                        "While that product isn't available at the moment, I'm happy to recommend another item that may"
                                + " also work."));
    }

    @Test
    void whatIsNotAvailableComesLater() {
        assertThat(written("That product isn't available this week, so I can't place the order for you."))
                .extracting(Finding::rule, Finding::suggestion)
                .containsExactly(tuple(
                        "negative-wording",
                        "That product will be available in a month, so I can backorder it for you now."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "While that product isn't available at the moment, I'm happy to recommend another item that may also work.",
                "That product will be available in a month, so I can backorder it for you now.",
                "Hi Ada, your parcel is at the depot and comes tomorrow before noon.",
                "Don't worry, it is on its way.",
                "Please don\u2019t hesitate to write again.",
                "You'll have it on Friday, whether or not the snow stays.",
                "The knot holds. Nothing-but-nice is our cantina's name.",
                "Your refund of 25.00 is on its way, order 4111-2."
            })
    void aGoodReplyIsLeftAlone(String text) {
        assertThat(written(text)).filteredOn(Finding::isError).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Unfortunately it is late.             | Unfortunately
            We can't do that.                     | can't
            We can\u2019t do that.                | can't
            I cant find it                        | cant
            We are unable to ship today.          | unable to
            It won't arrive today.                | won't
            That is not possible.                 | not possible
            It is against our policy.             | against our policy
            You should have told us.              | You should have
            """)
    void aRefusalIsAnError(String text, String match) {
        assertThat(written(text))
                .filteredOn(Finding::isError)
                .extracting(Finding::rule, Finding::match)
                .containsExactly(tuple("negative-wording", match));
    }

    @ParameterizedTest
    @ValueSource(strings = {"It doesn't fit.", "It is not here yet.", "I have never seen it."})
    void aMildOneIsAWarning(String text) {
        assertThat(written(text)).extracting(Finding::severity).containsOnly(Finding.Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"Hey guys!, guys", "A Cheap one, Cheap"})
    void theBrandsForbiddenWordsAreFound(String text, String match) {
        assertThat(written(text))
                .extracting(Finding::rule, Finding::match)
                .containsExactly(tuple("forbidden-word", match));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A cheaper one", "Disguys", "guysers"})
    void partsOfWordsAreNot(String text) {
        assertThat(written(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Reply CANCEL to cancel your order.            | CANCEL
            Reply "END" to finish the order.              | END
            Text YES to confirm.                          | YES
            Reply with QUIT to leave the raffle           | QUIT
            Reply 1 to keep it or CANCEL to send it back. | CANCEL
            Reply STOP to cancel your order.              | STOP
            reply help to see your options                | help
            Send START to begin the quiz                  | START
            Responde CANCEL para cancelar tu pedido.      | CANCEL
            Responde STOP para cancelar tu pedido.        | STOP
            R\u00e9pondez END pour annuler la commande.  | END
            Antworte mit QUIT, wenn du es nicht willst.   | QUIT
            Antworten Sie 1 oder CANCEL, um zu stornieren | CANCEL
            """)
    void aReservedWordIsNoAnswerToAskFor(String text, String word) {
        assertThat(written(text))
                .extracting(Finding::rule, Finding::match)
                .containsExactly(tuple("reserved-reply-word", word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reply STOP to opt out.",
                "Reply STOP to end texts.",
                "Text STOP to unsubscribe",
                "Reply HELP for help, STOP to opt out.",
                "Reply START any time to hear from us again.",
                "Reply KEEP to keep it.",
                "Responde STOP para no recibir mas mensajes.",
                "Responda STOP para darse de baja.",
                "R\u00e9pondez STOP pour ne plus recevoir de SMS.",
                "Antworte STOP, um keine Nachrichten mehr zu bekommen.",
                "Responde HELP para ayuda, STOP para no recibir mas.",
                "Responde cancelar y lo paramos.",
                "I'll send help right away",
                "To end them at once, reply STOP."
            })
    void aReservedWordMayBeAskedForWhatItDoes(String text) {
        assertThat(written(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "See https://bit.ly/3abc, https://bit.ly/3abc",
        "See bit.ly/3abc now, bit.ly/3abc",
        "See http://www.tinyurl.com/y, http://www.tinyurl.com/y",
        "See T.CO/x, T.CO/x"
    })
    void aPublicShortenerIsFound(String text, String link) {
        assertThat(written(text))
                .extracting(Finding::rule, Finding::match)
                .containsExactly(tuple("public-shortener", link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/bit.ly",
                "rabbit.ly/x is a shop",
                "https://t.co.acme.example/x",
                "mail me at ada@t.co.example"
            })
    void theShopsOwnLinkIsNone(String text) {
        assertThat(written(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Your card 4111 1111 1111 1111 was charged, ...1111",
        "Your card 4111-1111-1111-1111 was charged, ...1111",
        "card 378282246310005, ...0005",
        "SSN 123-45-6789, ...6789",
        "Pay to DE89 3704 0044 0532 0130 00, ...0 00",
        "Your password is Tr0ub4dor, ...4dor",
        "CVV: 123, ..."
    })
    void aSecretIsFoundAndNotRepeated(String text, String match) {
        assertThat(written(text)).extracting(Finding::rule, Finding::match).containsExactly(tuple("secret", match));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your tracking number is 4111 1111 1111 1112",
                "Your parcel 1Z999AA10123456784 is here",
                "UPS 9400111899223197428490",
                "Call +12025550142 or 202-555-0142",
                "Order 123-456-7890",
                "You can set a new password in your account."
            })
    void otherNumbersAreNone(String text) {
        assertThat(written(text)).isEmpty();
    }

    @Test
    void fourThingsAreMissedInAnAnswerToAComplaint() {
        assertThat(ToneCheck.of(Utterance.written("Ok.", "Acme", VOICE, true)))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(
                        tuple("complaint-acknowledge", Finding.Severity.WARNING),
                        tuple("complaint-empathise", Finding.Severity.WARNING),
                        tuple("complaint-reason", Finding.Severity.WARNING),
                        tuple("complaint-solution", Finding.Severity.WARNING));
    }

    @Test
    void aWholeAnswerToAComplaintMissesNothing() {
        var answer = Utterance.written(
                "I'm sorry, your order came damaged because the box was too thin. A new one leaves today.",
                "Acme",
                VOICE,
                true);

        assertThat(ToneCheck.of(answer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            es | Lo sentimos: tu pedido 1001 de Acme llega tarde por culpa de una tormenta. Lo tendr\u00e1s el viernes.
            es | Perdona, tu paquete se retras\u00f3 porque nev\u00f3. Llega ma\u00f1ana.
            fr | D\u00e9sol\u00e9s, votre commande est en retard en raison de la neige. Elle arrive vendredi.
            de | Es tut uns leid, deine Bestellung versp\u00e4tet sich wegen Schnee. Sie kommt am Freitag.
            it | Scusa, il tuo ordine arriva venerd\u00ec.
            """)
    void anApologyIsReadInItsOwnLanguage(String language, String text) {
        assertThat(ToneCheck.of(apology(text, language)))
                .filteredOn(Finding::isError)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "fr", "de"})
    void whatAnApologyLacksIsMissedInEveryLanguage(String language) {
        assertThat(ToneCheck.of(apology("Acme: 1001.", language)))
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsExactly(
                        "complaint-acknowledge", "complaint-empathise", "complaint-reason", "complaint-solution");
    }

    @Test
    void whatCannotBeReadIsToldSo() {
        assertThat(ToneCheck.of(apology("Acme: scusa.", "it")))
                .extracting(Finding::rule)
                .contains("complaint-unchecked");
    }

    @Test
    void aPersonMayAnswerInEnglishOrInTheLanguageOfWhoReadsIt() {
        String english = "I'm sorry, your order came damaged because the box was too thin. A new one leaves today.";
        String spanish = "Lo siento, tu pedido lleg\u00f3 roto porque la caja era fina. Hoy sale otro.";

        assertThat(List.of(english, spanish))
                .allSatisfy(text -> assertThat(ToneCheck.of(
                                Utterance.written(text, "Acme", VOICE, true).to(Locale.of("es"))))
                        .filteredOn(finding -> finding.rule().startsWith("complaint"))
                        .isEmpty());
    }

    private static Utterance apology(String text, String language) {
        return new Utterance(
                "Acme: " + text,
                Kind.DELAY_APOLOGY,
                "Acme",
                VOICE,
                Set.of(),
                false,
                true,
                Locale.forLanguageTag(language));
    }

    @Test
    void anAutomaticTextSaysWhoWritesAndHowToStop() {
        var advertising = new Utterance(
                "Hi, come back!", Kind.CART_REMINDER, "Acme", VOICE, Set.of(), true, false, Locale.ENGLISH);

        assertThat(ToneCheck.of(advertising))
                .extracting(Finding::rule)
                .containsExactly("brand-missing", "opt-out-missing");
    }

    @Test
    void aLongTextSaysWhatItCosts() {
        assertThat(written("word ".repeat(40).strip()))
                .extracting(Finding::rule, Finding::suggestion)
                .containsExactly(tuple(
                        "segments", "It is sent and paid as 2 texts. Shorten it by 39 characters to make it one."));
    }

    @Test
    void aCurlyApostropheIsToldBecauseItIsDear() {
        assertThat(written("It\u2019s here \ud83c\udf89"))
                .extracting(Finding::rule, Finding::match)
                .containsExactly(tuple("encoding", "\u2019\ud83c\udf89"));
    }

    private static List<Finding> written(String text) {
        return ToneCheck.of(Utterance.written(text, "Acme", VOICE, false));
    }
}
