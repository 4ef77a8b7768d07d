package org.threadline.inbound;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PlainOptOutTest {

    static Stream<String> requests() {
        return """
                please don't text me again
                Please don’t text me again.
                dont text me anymore
                Don't text me
                do not text me ever again please
                DO NOT CONTACT ME
                Never text me again
                please do not message this number
                Pls dont send me any more texts
                Don't send me these messages anymore
                do not send me any marketing messages
                stop texting me
                Stop texting me!!!
                STOP TEXTING THIS NUMBER
                can you guys please stop texting me
                If you don't stop texting me I'm reporting you
                Why won't you stop texting me?
                quit texting me
                Stop messaging me please
                stop sending me messages
                Please stop sending me these
                stop sending me stuff
                please stop sending
                Stop with the texts already
                stop all texts
                Stop these messages
                please stop the notifications
                stop spamming me
                Quit spamming my phone
                I can't stop these texts, what do I do
                no more texts please
                No more messages!
                NO MORE
                I said no more texts
                I don't want any more texts
                i dont want to receive texts from you
                I no longer want to receive these messages
                I do not wish to receive text messages
                I don't want to hear from you anymore
                I do not want to be contacted
                Don't want your messages
                take me off your list
                Please take me off this list.
                take my number off your list
                remove me from your list
                Remove me
                Kindly remove me from your mailing list, I have moved to Canada
                remove my number
                Please remove my number from your system
                Remove this number please
                delete my number
                Get me off this list
                lose my number
                I want to be removed from your texting list
                unsubscribe me
                Please unsubscribe
                how do I unsubscribe?
                UNSUBSCRIBE NOW
                unsuscribe
                opt me out
                I would like to opt out
                How do I opt out of these texts?
                I'm opting out
                leave me alone
                Leave me ALONE already
                please just leave us alone
                go away
                Fuck off
                STOP PLEASE
                please stop
                stop it
                stop stop stop
                Stop. Just stop.
                Stop!!! 😡😡
                STOP?
                Thanks for the help. Please stop.
                we moved, please stop texting
                I never signed up for this
                I never signed up for these texts
                I didn't ask for these messages
                I did not agree to be texted
                I revoke my consent
                I'm withdrawing my permission
                wrong number
                Sorry, wrong number
                You have the wrong number
                I think you've got the wrong number, I'm not Ada
                wrong person, please stop
                This isn't her number anymore
                cancel these texts
                turn off these texts
                Please end the messages
                I'm on the do not call list
                I'm blocking this number
                I'll report you if this goes on
                Stop emailing and texting me
                You won't stop texting me
                I told you to stop
                I asked you 3 times to stop
                no texts please
                He passed away, please remove his number
                take me off please
                I've had enough of your messages
                no need to text me anymore
                please don't bother me again
                not interested, remove me
                Do not call or text me
                Hi, I'm Ada. I loved the dress but please stop texting me every day
                no quiero más mensajes
                Por favor no me manden más mensajes
                dejen de enviarme textos
                """.lines();
    }

    static Stream<String> others() {
        return """
                I can't stop loving this dress
                please stop the order
                Please stop! I ordered the wrong size
                please stop my order, I chose the wrong address
                Can you stop the shipment?
                Please stop the payment
                cancel my order
                Cancel order 1001 please
                I want to cancel my subscription box
                end of the week
                at the end of the month
                When does the sale end?
                please stop sending me the wrong size
                You keep sending me the wrong item, please stop doing that and send the right one
                stop sending the parcel to my old address
                don't stop
                Don't stop texting me the tracking, I love it
                I don't want you to stop texting me
                why did you stop texting me
                Did you stop sending updates?
                I can't stop texting you guys haha
                I don't want to unsubscribe
                I accidentally unsubscribed, how do I get back
                Did I opt out by mistake?
                Can I opt out of gift wrapping?
                opt out of signature confirmation please
                don't text me the code, email it
                Please don't text me before 9am
                don't call me, text me
                Do not call, text instead
                text me when it ships
                stop emailing me
                please take me off your email newsletter
                stop calling me
                Remove the blue one from my cart
                please remove my order
                Please remove the second item
                Remove my name from the gift tag
                take me off the waitlist for the blue dress
                please remove my old number from my account
                delete my account
                take 10% off my list of items
                Can you take the shipping charge off?
                Leave it with my neighbor
                leave the package at the door
                Don't leave me alone with this assembly manual!
                Will the stain go away?
                The smell won't go away
                you sent the wrong number of socks
                I gave you the wrong number, it's 5 not 6
                I typed the wrong order number
                wrong size
                The tracking number is wrong
                I didn't sign up for express shipping
                I never asked for gift wrapping
                I don't want to miss the sale
                I don't want the red one
                I do not want to wait any longer
                I no longer want the mug
                I don't need a receipt
                I didn't receive any texts about my delivery
                There are no more messages in my app
                No more blue ones?
                no more questions, thanks
                Is there a bus stop near your store?
                The zipper stops halfway
                My package stopped moving in Denver
                It's a non-stop battery, right?
                Your text says Reply STOP to end texts, is that for everything?
                What does "Reply STOP to opt out" mean?
                quit it was a joke haha thanks for the order
                Where is my order?
                Yes please
                no thanks
                Thanks, all good
                Not interested in the blue one, is there a green one?
                can I return this if it doesn't fit?
                I need to change the address
                Do you block the promo code after one use?
                how do I report a missing parcel
                the button to turn off the lamp is broken
                How do I turn off the alarm on this clock?
                My husband won't stop talking about this grill
                please hold my order until Monday
                can you write my name on it
                Never mind, found it
                I'm done, thank you
                I've had enough time to think, I'll take it
                contact me please
                You have the right number
                end table, 2 pieces
                Don't bother, I found it
                I want to report you to the BBB for this return policy
                my bank blocked you, can I pay with paypal?
                I have the wrong number on my account
                wrong number on the label
                do not send the second one
                Don't send anything until I am back
                let me be clear
                Please stop here at the gate
                Do you still sell the discontinued one
                please stop auto renew
                I'll stop by tomorrow to pick it up
                """.lines();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestForNoMoreTextsIsSeen(String text) {
        assertThat(PlainOptOut.in(text)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsAboutSomethingElseIsNot(String text) {
        assertThat(PlainOptOut.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Thanks, it fits. Please don’t text me again! Ada | Please don’t text me again
            STOP PLEASE                                      | STOP PLEASE
            """)
    void theSentenceThatSaysItIsQuotedAsItWasWritten(String text, String phrase) {
        assertThat(PlainOptOut.in(text)).contains(phrase);
    }

    @Test
    void aLongSentenceIsQuotedInPart() {
        assertThat(PlainOptOut.in("stop texting me " + "\uD83D\uDE21".repeat(300))
                        .orElseThrow())
                .startsWith("stop texting me")
                .hasSizeLessThan(330)
                .endsWith("\uD83D\uDE21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", ".", "stop ", "please ", "dont ", "no more the ", "wrong number ", "a,", "stop the these "})
    void aTextMadeToTireUsIsReadAtOnce(String part) {
        String text = "x" + part.repeat(60_000 / part.length()) + "x";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainOptOut.in(text));
    }
}
