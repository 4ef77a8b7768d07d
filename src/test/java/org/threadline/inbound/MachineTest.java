package org.threadline.inbound;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class MachineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going.",
                "(I\u2019m not receiving notifications. If this is urgent, reply \u201curgent\u201d to send a notification through with your original message.)",
                "I\u2019m driving with Driving Focus turned on. I\u2019ll see your message when I get where I\u2019m going.",
                "I'm driving right now",
                "I'm driving right now - I'll get back to you later.",
                "I'm driving. Please call or text me later.",
                "Automatic reply: I am away until Monday.",
                "AUTO-REPLY: We are closed.",
                "Autoreply - thanks for your text",
                "[Auto-Reply] Thank you for contacting Joe's Plumbing.",
                "Auto response\nWe have received your message.",
                "Out of office: back on the 4th.",
                "Out of Office AutoReply: Vacation",
                "Thank you for your message. I am currently out of the office with limited access to my phone. I will respond when I return.",
                "Hi, we are out of office today. We'll get back to you on Monday.",
                "This is an automated message. Please do not reply to this text.",
                "Thanks for texting Joe's! This is an automated response.",
                "Your appointment is on Monday. Please do not reply to this message.",
                "DO NOT REPLY TO THIS SMS",
                "This number is not monitored. Call 202-555-0100.",
                "Sorry! This mailbox isn't monitored.",
                "This phone number does not accept text messages.",
                "Welcome to Joe's alerts! 4 msgs/month. Reply STOP to unsubscribe.",
                "Joe's: 20% off today. Text STOP to opt out"
            })
    void whatMachinesSayIsAMachines(String body) {
        assertThat(Machine.wrote(text("+12025550142", body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm driving to the store, is it open?",
                "I'm driving to the store now and want to pick up order 1001.",
                "Im driving home, leave it at the door please",
                "I'm driving 3 hours for this. Answer me.",
                "I'm driving right now, call me about my order",
                "The driving mode of this GPS is broken",
                "I'll be out of the office tomorrow, please deliver on Friday",
                "I'm out of the office until Friday so leave it at the front desk.",
                "Deliver to my home, not out of office hours.",
                "I don't want an automatic reply, I want a person!",
                "Automatic reply again! Is anybody there",
                "Another auto response. Get me a human",
                "Is this an automated message?",
                "This is an automated message isn't it",
                "This is an automated response, right?",
                "Your email said do not reply to this address so I'm texting",
                "Please don't reply to this number, text my husband at 202 555 0143",
                "It says this number is not monitored. Who reads this?",
                "The mailbox was monitored by my neighbor",
                "It says reply STOP to unsubscribe but I still get texts",
                "How do I unsubscribe? I texted reply STOP to end",
                "What does \"Reply STOP to end texts\" mean?",
                "Where is my order?",
                "The automatic responder of your garage door is broken",
                "",
                "\uD83D\uDE21"
            })
    void whatPeopleSayIsAPersons(String body) {
        assertThat(Machine.wrote(text("+12025550142", body))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "ACME", "rcs:acme_agent"})
    void whoHasNoNumberIsAMachine(String from) {
        assertThat(Machine.wrote(text(from, "Hello"))).isTrue();
    }

    @Test
    void aTextMadeToTireUsIsReadAtOnce() {
        for (String part : List.of("out of office ", "I'm driving ", "This is an automated ", "[(*", "\n", " ", ".")) {
            String body = part.repeat(60_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Machine.wrote(text("+12025550142", body)));
        }
    }

    private static InboundText text(String from, String body) {
        return new InboundText(
                "SM1", null, PhoneNumber.ofSender(from), PhoneNumber.of("+13035550100"), body, List.of(), false, null);
    }
}
