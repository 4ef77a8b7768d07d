package org.threadline.retention.survey;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threadline.brand.SurveyKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ScoreTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5                                    | 5",
                "1                                    | 1",
                "2.                                   | 2",
                "5!                                   | 5",
                "5+                                   | 5",
                "(5)                                  | 5",
                "\"5\"                                | 5",
                "\u201c5\u201d                        | 5",
                "\uff15                               | 5",
                "5\ufe0f\u20e3                        | 5",
                "five                                 | 5",
                "FIVE!!!                              | 5",
                "5/5                                  | 5",
                "5 / 5                                | 5",
                "5 out of 5                           | 5",
                "Four out of five                     | 4",
                "4 of 5                               | 4",
                "5 stars                              | 5",
                "five stars                           | 5",
                "5-star service                       | 5",
                "4 points                             | 4",
                "4\u2b50                              | 4",
                "5*                                   | 5",
                "\u2b50\u2b50\u2b50\u2b50             | 4",
                "\u2b50\ufe0f\u2b50\ufe0f \u2b50\ufe0f | 3",
                "\u2605\u2605\u2605\u2605\u2606       | 4",
                "\ud83c\udf1f\ud83c\udf1f             | 2",
                "\u2b50\u2b50\u2b50\u2b50\u2b50 5/5   | 5",
                "5 \ud83d\ude00                       | 5",
                "\ud83d\udc4d 5                       | 5",
                "a solid 4                            | 4",
                "I'd give it a solid 4                | 4",
                "I\u2019d say 4                       | 4",
                "I would rate it 3                    | 3",
                "I give you guys a 5                  | 5",
                "Hi there! I give you a 5             | 5",
                "my score is 4                        | 4",
                "Score: 4                             | 4",
                "it was a 5                           | 5",
                "it's a 4                             | 4",
                "that's a 5 from me                   | 5",
                "easily a 5                           | 5",
                "definitely 5                         | 5",
                "5 definitely                         | 5",
                "hi, 5                                | 5",
                "Thanks! 5                            | 5",
                "thanks 5                             | 5",
                "5 thanks                             | 5",
                "5 ok                                 | 5",
                "5 for sure                           | 5",
                "5 great service                      | 5",
                "5, was really helpful                | 5",
                "5 - no complaints                    | 5",
                "Great service, 5/5                   | 5",
                "The agent was super helpful, 5/5      | 5",
                "great job 5/5                        | 5",
                "Thank you so much, 5                 | 5",
                "5 very good                          | 5",
                "cinco                                | 5",
                "Cinco estrellas, gracias             | 5",
                "5 de 5                               | 5",
                "5 muy bien                           | 5",
                "5 excelente servicio                 | 5",
                "Gracias! 5                           | 5",
                "cinq sur cinq                        | 5",
                "4 tr\u00e8s bien                    | 4",
                "quatre \u00e9toiles                 | 4",
                "f\u00fcnf von f\u00fcnf            | 5",
                "vier Sterne                          | 4",
                "5 sehr gut, danke                    | 5",
            })
    void aScoreInAnySensibleFormIsOneAndNeedsNoReading(String text, int points) {
        var score = Score.in(text, SurveyKind.CSAT).orElseThrow();

        assertThat(score.points()).isEqualTo(points);
        assertThat(score.wantsReading()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 - great service            | 10",
                "10                            | 10",
                "ten                           | 10",
                "10/10                         | 10",
                "ten out of ten                | 10",
                "10 out of 10 would recommend  | 10",
                "\ud83d\udd1f                  | 10",
                "definitely a 10               | 10",
                "a 9                           | 9",
                "10!!                          | 10",
                "10 no issues                  | 10",
                "9, love it                    | 9",
                "I'd say 9 out of 10           | 9",
                "love it, 9                    | 9",
                "8/10 \ud83d\udc4f             | 8",
                "0                             | 0",
                "zero                          | 0",
            })
    void soItIsOfTen(String text, int points) {
        var score = Score.in(text, SurveyKind.NPS).orElseThrow();

        assertThat(score.points()).isEqualTo(points);
        assertThat(score.wantsReading()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 - terrible, never again                | 1",
                "2 slow                                   | 2",
                "3, where is my refund?                   | 3",
                "3. The box was torn                      | 3",
                "4 but nobody called me back              | 4",
                "5 because you were fast                  | 5",
                "5 thank you so much Anna                 | 5",
                "5 stars but delivery was slow            | 5",
                "5 stars. Anna is great!                  | 5",
                "5/5 - and now I need an invoice          | 5",
                "The agent was super helpful but late, 5/5 | 5",
                "\u2b50\u2b50\u2b50 meh                   | 3",
            })
    void whatIsSaidBesideAScoreIsReadByAPerson(String text, int points) {
        var score = Score.in(text, SurveyKind.CSAT).orElseThrow();

        assertThat(score.points()).isEqualTo(points);
        assertThat(score.wantsReading()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 minutes late",
                "my order 5 is missing",
                "I ordered 2 and got 1",
                "call me at 5",
                "5pm",
                "5 pm works",
                "5 am",
                "at 5",
                "5 at the latest",
                "5 Main Street",
                "send it to 5 Main Street",
                "5?",
                "4 or 5",
                "4-5",
                "4, maybe 5",
                "3-5 days",
                "3 business days",
                "5 days and nothing",
                "it was 2 weeks ago",
                "was 5 minutes late",
                "5, 6 and 7 are missing",
                "5 and 6 are missing",
                "5 is missing",
                "2 of my items are broken",
                "1 of 3 arrived",
                "2 arrived, 1 missing",
                "five of them were broken",
                "two broken",
                "1 my refund is still missing",
                "2 stars are missing from my mug",
                "1 star mug is missing",
                "\u2b50 my order",
                "1 more thing",
                "one more thing",
                "2 please",
                "2, please",
                "I would like 2",
                "I need 5",
                "can you send 3",
                "all 5",
                "2 for 1",
                "5 mugs",
                "5 items",
                "size 4",
                "order 5",
                "where is order 5",
                "room 5",
                "#5",
                "-5",
                "$5",
                "5%",
                "4.5",
                "5.30",
                "5:30",
                "5/6",
                "5/5/2026",
                "2nd",
                "2x",
                "no 5",
                "not 5",
                "we are 5",
                "five guys burger",
                "it's 5 degrees here",
                "7",
                "0",
                "100",
                "8 out of 10",
                "hello",
                "great",
                "\ud83d\udc4d",
                "",
                " ",
            })
    void whatMayBeSomethingElseIsNoScore(String text) {
        assertThat(Score.in(text, SurveyKind.CSAT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11",
                "9 or 10",
                "10%",
                "8.5",
                "10 days",
                "ten days",
                "10 minutes",
                "10am",
                "10 by noon",
                "by 10",
                "10 - 12 days",
                "10 Downing Street",
                "5/5",
                "5 stars",
                "\u2b50\u2b50\u2b50\u2b50\u2b50",
            })
    void norIsItOfTen(String text) {
        assertThat(Score.in(text, SurveyKind.NPS)).isEmpty();
    }

    /** A question is put with its scale: what stands on another may be meant well and would count as a complaint. */
    @ParameterizedTest
    @CsvSource({"6, CSAT", "0, CSAT", "6, CES", "0, CES", "11, NPS"})
    void whatIsNotOnTheScaleIsNoScore(String text, SurveyKind kind) {
        assertThat(Score.in(text, kind)).isEmpty();
    }

    @Test
    void noTextTiresThePatterns() {
        Stream.of(
                        "5 " + "a ".repeat(300),
                        "thanks ".repeat(90),
                        "- ".repeat(320),
                        "\u2b50".repeat(600),
                        "1,".repeat(300))
                .forEach(text -> assertTimeoutPreemptively(
                        Duration.ofSeconds(2),
                        () -> assertThat(Score.in(text, SurveyKind.CSAT)).isEmpty()));
    }
}
