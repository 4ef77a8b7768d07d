package org.threadline.twilio;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.outbound.Consequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threadline.outbound.Consequence.ALERT;
import static org.threadline.outbound.Consequence.OPT_OUT;
import static org.threadline.outbound.Consequence.PERMANENT;
import static org.threadline.outbound.Consequence.RETRY_LATER;
import static org.threadline.outbound.Consequence.SUPPRESS_NUMBER;

class TwilioErrorsTest {

    @Test
    void aCodeOfTheTableHasItsConsequences() {
        assertThat(shipped("30003")).containsExactlyInAnyOrder(RETRY_LATER, SUPPRESS_NUMBER);
        assertThat(shipped("21610")).containsExactly(OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"39999", "400", "", "not a code", "21610 "})
    void aCodeThatNobodyHasHeardOfIsPermanentAndTold(String code) {
        assertThat(shipped(code)).containsExactlyInAnyOrder(PERMANENT, ALERT);
    }

    @Test
    void anInstallationChangesOneLineByItsEnvironmentAndTheOthersStay() {
        var errors = new TwilioErrors(ErrorTable.with(Map.of("THREADLINE_CARRIER_ERRORS_30004", "opt-out,alert")));

        assertThat(errors.consequencesOf("30004")).containsExactlyInAnyOrder(OPT_OUT, ALERT);
        assertThat(errors.consequencesOf("30005")).containsExactly(SUPPRESS_NUMBER);
    }

    @Test
    void anInstallationAddsALineByItsEnvironment() {
        var errors = new TwilioErrors(ErrorTable.with(Map.of("THREADLINE_CARRIER_ERRORS_30999", "suppress-number")));

        assertThat(errors.consequencesOf("30999")).containsExactly(SUPPRESS_NUMBER);
    }

    @Test
    void anInstallationSaysWhatAnUnknownCodeMeans() {
        var errors = new TwilioErrors(ErrorTable.with(Map.of("THREADLINE_CARRIER_UNKNOWN_ERROR", "permanent")));

        assertThat(errors.consequencesOf("39999")).containsExactly(PERMANENT);
    }

    @Test
    void aMisspelledConsequenceDoesNotStart() {
        assertThatThrownBy(() -> ErrorTable.with(Map.of("THREADLINE_CARRIER_ERRORS_30004", "supress")))
                .hasMessageContaining("30004");
    }

    private static Set<Consequence> shipped(String code) {
        return new TwilioErrors(ErrorTable.asShipped()).consequencesOf(code);
    }
}
