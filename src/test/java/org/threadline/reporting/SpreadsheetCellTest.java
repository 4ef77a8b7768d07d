package org.threadline.reporting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1 202 555 0142", "-2+3", "@SUM(A1)"})
    void whatBeginsLikeAFormulaIsAText(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t=1+2", "\r=1+2"})
    void whatHidesAFormulaBehindASpaceIsATextToo(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void aFormulaInQuotesStaysAText() {
        assertThat(SpreadsheetCell.of("=HYPERLINK(\"https://evil.example\",\"a\")"))
                .isEqualTo("\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"a\"\")\"");
    }

    @Test
    void whatSeparatesCellsOrLinesIsQuoted() {
        assertThat(SpreadsheetCell.of("a,b")).isEqualTo("\"a,b\"");
        assertThat(SpreadsheetCell.of("a\r\n=b")).isEqualTo("\"a\r\n=b\"");
        assertThat(SpreadsheetCell.of("a;=b")).isEqualTo("\"a;=b\"");
    }

    @Test
    void ordinaryTextAndNumbersStayAsTheyAre() {
        assertThat(SpreadsheetCell.of("acme")).isEqualTo("acme");
        assertThat(SpreadsheetCell.of(312.5)).isEqualTo("312.5");
        assertThat(SpreadsheetCell.of(-3)).isEqualTo("-3");
        assertThat(SpreadsheetCell.of(null)).isEmpty();
        assertThat(SpreadsheetCell.of("")).isEmpty();
    }
}
