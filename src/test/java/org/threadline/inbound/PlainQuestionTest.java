package org.threadline.inbound;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.inbound.PlainQuestion.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PlainQuestionTest {

    static Stream<String> whereabouts() {
        return """
                Where is my order?
                where is my order
                WHERE IS MY ORDER
                Where's my order?
                Where’s my package?
                wheres my order
                wheres my stuff
                where is my parcel pls
                where is it?
                Where are my items?
                where r my orders
                where is my delivery right now?
                Hi, where is my order?
                Hi there! Where is my order please?
                Hello, can you tell me where my order is at?
                hey where is my package at
                Good morning, where is our parcel? Thanks
                Could you please tell me where is my order
                Where is order 1001?
                where is my order #1001
                where is my order A-1?
                Where is my order number 12345, please?
                Status of my order?
                order status
                Order status please
                what's the status of my order
                What is the status of order 1001?
                status for order #1001
                my order status
                Any update on my order?
                any updates on my package please
                any news about my delivery?
                Is there an update on my order?
                do you have an update on my order
                When will my order arrive?
                when will it arrive
                When will my package be here?
                when does my order ship?
                When is my order coming?
                When is my delivery due?
                when should my parcel arrive
                What day will my order arrive?
                What time will my package arrive today?
                When can I expect my order?
                when will i get my package
                When will I receive my order?
                Has my order shipped?
                has my order shipped yet?
                Has my order been shipped yet
                did my order ship
                Is my order on its way?
                is my package out for delivery
                Is my order arriving today?
                Will my order arrive today?
                will my package be delivered tomorrow?
                tracking number?
                Tracking number please
                Can I get my tracking number?
                can i have the tracking info
                tracking link for my order
                What's my tracking number?
                track my order
                Can I track my order?
                How can I track my package?
                How do I track my order?
                where can i track my order?
                just wondering where my order is
                I was just wondering when my order will arrive
                Hi, quick question, when will my order arrive?
                ETA?
                what is the eta for my order
                """.lines();
    }

    static Stream<String> hours() {
        return """
                What are your hours?
                what are your opening hours
                Opening hours?
                opening hours please
                store hours
                business hours?
                What are your business hours?
                whats your hours
                Hi, what are your support hours?
                hours?
                What time do you open?
                what time do you close
                What time do you close today?
                When do you open?
                when are you open
                When do you guys close?
                Until when are you open?
                How late are you open?
                how late are you open today?
                Until what time are you open?
                Are you open?
                are you open now
                are you open right now?
                Are you guys still open?
                are you open today?
                is the shop open?
                Is support open now?
                When is customer service available?
                Hello, when is the store open please
                """.lines();
    }

    /** Something else, or something more: these wait for a person. */
    static Stream<String> forPeople() {
        return """
                Where is my order? This is the third time I ask
                Where is my order, it was due yesterday
                where is my order i need it for friday
                Where the hell is my order
                where is my damn package
                Where is my order?!
                Where is my order!!
                WHERE IS MY ORDER???
                where is my order already
                Where is my order and where is my refund?
                where is my refund
                Where is my money?
                Where is my order? It says delivered but it is not here
                it says delivered but where is it
                my order never came
                I never got my order
                My order has not arrived
                My order still hasn't shipped
                why has my order not shipped
                Why is my order late?
                My package is late
                I am still waiting for my order
                still no order
                where is my order I want to cancel
                cancel my order
                Can I change the address of my order?
                can you send my order to another address
                When will my order arrive? If not by Friday I want a refund
                when will my order arrive and can i add a mug
                Has my refund been sent
                has my return arrived
                did you get my return
                Where do I send my return?
                where is the missing item from my order
                My order arrived damaged
                half of my order is missing
                where is the other half of my order
                I got the wrong order, where is mine
                order 1001
                my order
                order
                I want to order
                How do I order?
                what is the status of my refund
                status of my return
                update my address
                update my order
                news
                tracking says delivered
                tracking number does not work
                my tracking number is not working
                the tracking link is broken
                can you track down my order it is lost
                When will the blue mug be back in stock?
                When will it be in stock
                when is it on sale
                where are you located?
                where is your store
                where is it made?
                Where are you
                where is everyone
                where is my coupon
                where is my confirmation email
                where can i find my order confirmation
                Are you open on Christmas?
                are you open tomorrow
                are you open on sunday
                What are your hours on Saturday?
                are you open to feedback
                Are you there?
                is anyone there
                why are you closed
                you are never open
                your hours are wrong
                I have been waiting for hours
                it took hours
                are you a bot
                When do you close the sale?
                Hi
                Hello, I have a question
                thanks
                ok
                yes
                1001
                When will someone answer me?
                please call me about my order
                stop telling me where my order is
                Where is my order? My account email is ada at example
                could you help me with my order
                I think my order was stolen
                """.lines();
    }

    @ParameterizedTest
    @MethodSource("whereabouts")
    void whereSomethingIsCanBeToldByMachine(String text) {
        assertThat(PlainQuestion.in(text)).map(PlainQuestion::topic).contains(Topic.WHEREABOUTS);
    }

    @ParameterizedTest
    @MethodSource("hours")
    void soCanOpeningHours(String text) {
        assertThat(PlainQuestion.in(text)).map(PlainQuestion::topic).contains(Topic.OPENING_HOURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How do I return my order?",
                "how can i return it",
                "Hi, can I return this please?",
                "How do I send my order back?",
                "Where do I return something",
                "What is your return policy?",
                "return policy",
                "returns policy please",
                "What's your returns and refunds policy?",
                "how do returns work",
                "Do you accept returns?",
                "How long do I have to return it?",
                "how many days do i have to return an item?",
                "can i get a return label",
                "How do I exchange my order?",
                "where can I find my return label?",
                "Hello, could you tell me how to return order 1001?"
            })
    void soCanHowToReturnSomething(String text) {
        assertThat(PlainQuestion.in(text)).map(PlainQuestion::topic).contains(Topic.RETURNS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to return it because it is broken",
                "How do I return my order, it came broken",
                "Can I return it after 60 days?",
                "I returned my order last week",
                "where is my refund",
                "Did you get my return?",
                "When will I get my money back",
                "can i return it to the store",
                "your return policy is a joke",
                "How do I return it?!",
                "please call me about my return",
                "can i return underwear"
            })
    void aReturnThatIsUnderWayIsAPersons(String text) {
        assertThat(PlainQuestion.in(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forPeople")
    void whatSaysMoreThanThatWaitsForAPerson(String text) {
        assertThat(PlainQuestion.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "where is my order?, A-1, true",
        "where is my order A-1?, A-1, true",
        "where is order #a1, A-1, true",
        "where is my order 1001, 1001, true",
        "where is my order number 1001 please, 1001, true",
        "where is my order 1002, 1001, false",
        "status of order 2024 1001, 2024-1001, true",
        "where is my order 100, 1001, false"
    })
    void anOrderThatIsNamedIsTheOnlyOneMeant(String text, String order, boolean meant) {
        assertThat(PlainQuestion.in(text).orElseThrow().mayMean(order)).isEqualTo(meant);
    }

    @Test
    void nobodysTextTiresIt() {
        String tiring = "can you please ".repeat(10) + "x";

        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> PlainQuestion.in(tiring));
    }
}
