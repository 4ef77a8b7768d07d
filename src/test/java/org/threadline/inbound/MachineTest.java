package org.threadline.inbound;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.value.PhoneNumber;

import static org.assertj.core.api.Assertions.assertThat;

class MachineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Reply: I will get back to you soon.",
                "This is an automated message.",
                "I am out of the office until Monday and will respond then.",
                "I'm driving with Focus turned on. I'll see your message when I get where I'm going.",
                "Please do not reply to this message.",
                "This number is not monitored."
            })
    void whatSaysSoOfItselfWasWrittenByAMachine(String body) {
        assertThat(Machine.wrote(text("+12025550142", body))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'm driving to the store now, is it open?",
                "I'm out of the office today, please deliver to my home",
                "Where is my parcel?",
                "Is the mug dishwasher safe? Automatic one too?"
            })
    void aPersonsSentenceIsAnswered(String body) {
        assertThat(Machine.wrote(text("+12025550142", body))).isFalse();
    }

    @Test
    void aShortCodeIsAMachine() {
        assertThat(Machine.wrote(text("72975", "Your code is 1234"))).isTrue();
    }

    private static InboundText text(String from, String body) {
        return new InboundText(
                "SM1", null, PhoneNumber.ofSender(from), PhoneNumber.of("+12025550100"), body, List.of(), false);
    }
}
