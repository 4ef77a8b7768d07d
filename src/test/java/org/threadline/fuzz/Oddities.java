package org.threadline.fuzz;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What people, programs and attackers put where something else belongs. */
final class Oddities {

    /** Words that something on the way may take for something else. */
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "\n",
            "\0",
            "a\0b",
            "\u001b[31m",
            "\u0085",
            "\u00a0",
            "\u200b",
            "\u202e\u2066abc",
            "\ufeff",
            "\uffff",
            "\ud800",
            "\udc00\ud800",
            "\ud83d\ude00".repeat(30),
            "e\u0301\u0323",
            "\u0130stanbul \u1e9e",
            "\ufdfa",
            "null",
            "undefined",
            "true",
            "0",
            "-1",
            "1e400",
            "NaN",
            "'; drop table message; --",
            "\\",
            "%",
            "%00",
            "%_\\%",
            "${7*7}",
            "{{x}}",
            "#{x}",
            "{%raw",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "http://169.254.169.254/",
            "00000000-0000-0000-0000-000000000000",
            "0190-1-1-1-1",
            "+00000000000",
            "+1",
            "2030-02-30T25:61:61Z",
            "+1000000000-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "PT-1S",
            "P9999999999Y",
            "PT9223372036854775807S",
            "24:00",
            "America/Nowhere",
            "SYSTEM",
            "a".repeat(199),
            "a".repeat(201),
            "\u00e9".repeat(2000),
            "x".repeat(10_000));

    /** Values of every type, and of none that JSON has numbers for. */
    static final List<JsonNode> VALUES = List.of(
            json("null"),
            json("true"),
            json("false"),
            json("0"),
            json("-1"),
            json("1.5"),
            json("1e-400"),
            json("1e400"),
            json("2147483648"),
            json("-9223372036854775809"),
            json("123456789012345678901234567890"),
            json("[]"),
            json("[null]"),
            json("[[]]"),
            json("{}"),
            json("{\"\":null}"),
            json("{\"$ref\":\"#\",\"__proto__\":{\"a\":1}}"),
            json("[".repeat(40) + "]".repeat(40)));

    /** Whole bodies that are not what they should be, or not JSON. */
    static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "true",
            "17",
            "\"text\"",
            "[]",
            "[{}]",
            "{}",
            "{",
            "}",
            "{\"a\":}",
            "{\"body\":\"a\",\"body\":\"b\"}",
            "{} {}",
            "{'body':'a'}",
            "\ufeff{}",
            "<xml/>",
            "a=b&c=d",
            "{\"body\":\"" + "x".repeat(70_000) + "\"}",
            "{\"body\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
            "{" + "\"a\":1,".repeat(5_000) + "\"b\":2}",
            "{\"body\":\"\\ud800\"}",
            "{\"body\":\"\\x\"}",
            "NaN");

    /** Places in lists as nobody has given them. */
    static final List<String> PLACES = List.of(
            "",
            " ",
            "\0",
            "a",
            "0",
            "-1",
            "99999999999",
            "00000000-0000-0000-0000-000000000000",
            "0-0-0-0-0",
            "00000000-0000-0000-0000-000000000000 ",
            "00000000-0000-0000-0000-000000000000 \uffff",
            "2030-01-02T00:00:00Z 00000000-0000-0000-0000-000000000000",
            "+1000000000-12-31T23:59:59.999999999Z 00000000-0000-0000-0000-000000000000",
            "-1000000000-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000",
            "0 +1000000000-12-31T23:59:59Z 00000000-0000-0000-0000-000000000000",
            "2147483648 2030-01-02T00:00:00Z 00000000-0000-0000-0000-000000000000",
            "9 -0001-01-01T00:00:00Z 00000000-0000-0000-0000-000000000000");

    static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "text/xml",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/vnd.api+json",
            "application/merge-patch+json",
            "*/*",
            "json",
            "/",
            ";");

    static final List<String> ACCEPTS =
            List.of("text/html", "application/xml", "*/*;q=0", "image/*", "nonsense", "", "application/json;q=x");

    static final List<String> HEADERS = List.of(
            "",
            " ",
            "*",
            "\"\"",
            "\"0\"",
            "\"1\"",
            "0",
            "W/\"1\"",
            "\"1\", \"2\"",
            ",,,",
            "\"",
            "-1",
            "9223372036854775808",
            "4711",
            "abc",
            "'; --",
            "\u00e9\u00ff",
            "k".repeat(200),
            "k".repeat(201),
            "k".repeat(5_000));

    private Oddities() {}

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
