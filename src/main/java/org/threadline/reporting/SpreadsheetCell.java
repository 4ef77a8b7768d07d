package org.threadline.reporting;

/**
 * A value as a cell of a CSV file (RFC 4180) that people open in a spreadsheet. There a text that begins like a formula is
 * one, and could fetch, send or run something; behind an apostrophe it is a text again.
 */
final class SpreadsheetCell {

    private static final String FORMULA_BEGINS_WITH = "=+-@\t\r";
    private static final String NEEDS_QUOTES = ",;\"\r\n\t";

    private SpreadsheetCell() {}

    /** @param value a number stays one; null is an empty cell */
    static String of(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
    }

    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULA_BEGINS_WITH.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean needed = text.chars().anyMatch(character -> NEEDS_QUOTES.indexOf(character) >= 0);
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
