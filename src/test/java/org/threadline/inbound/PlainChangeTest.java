package org.threadline.inbound;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.brand.OrderChangeKind;

import static org.assertj.core.api.Assertions.assertThat;

/** What is read as a wish to change an order, and what is left to people. */
class PlainChangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Please cancel my order                                   | -
                    cancel order 1001                                        | 1001
                    Cancel order #1001 please                                | 1001
                    cancel 1001                                              | 1001
                    Hi, I want to cancel order A-1001, thanks                | a1001
                    I'd like to cancel my last order                         | -
                    I need to cancel my order, I ordered the wrong size      | -
                    Can you cancel order 1001?                               | 1001
                    Could you please cancel my order? I changed my mind      | -
                    please cancel my order 1001 because I ordered it twice   | 1001
                    My order 1001 needs to be cancelled                      | 1001
                    Please have my order canceled                            | -
                    Oops sorry, please cancel that order, it was a mistake   | -
                    """)
    void anOrderIsNotWantedAnyMore(String text, String order) {
        assertThat(PlainChange.in(text)).contains(new PlainChange(OrderChangeKind.CANCEL, order));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    I entered the wrong address on order 1001, it should be 12 High St | 1001
                    Wrong size in my order, should be M not L                          | -
                    Please change the address for my order to 12 High St, Springfield  | -
                    Can you change the size of my order 1001 to M?                     | 1001
                    The address on order 1001 is wrong                                 | 1001
                    Please send order 1001 to 12 High St instead                       | 1001
                    I used the old address for my order                                | -
                    """)
    void somethingInAnOrderIsWrong(String text, String order) {
        assertThat(PlainChange.in(text)).contains(new PlainChange(OrderChangeKind.CORRECT, order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANCEL",
                "Cancel.",
                "cancel please",
                "cancel it",
                "Can I cancel my order?",
                "How do I cancel my order?",
                "Cancel my order?",
                "Is it too late to cancel my order?",
                "Don't cancel my order",
                "Please do not cancel order 1001",
                "I never asked you to cancel my order",
                "Why did you cancel my order",
                "cancel my order or I call my bank",
                "Cancel my order and refund me",
                "If it is not here tomorrow cancel my order",
                "cancel my subscription",
                "Cancel my appointment",
                "cancel my order!!",
                "You sent the wrong size in my order",
                "My order has the wrong size, this is the third time",
                "wrong order",
                "Where is my order?",
                "change my order",
                "I changed my mind",
                "Please don't change the address on my order",
            })
    void whatIsNotPlainIsForPeople(String text) {
        assertThat(PlainChange.in(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a1001, A-1001, true", "1001, 1001, true", "1001, 1002, false", ", 1002, true"})
    void anOrderIsMeantWhenItIsNamedOrNoneIs(String named, String orderId, boolean mayMean) {
        assertThat(new PlainChange(OrderChangeKind.CANCEL, named).mayMean(orderId))
                .isEqualTo(mayMean);
    }
}
