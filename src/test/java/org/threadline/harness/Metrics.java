package org.threadline.harness;

import io.restassured.RestAssured;

/** What the application tells of itself at {@code /q/metrics}. */
public final class Metrics {

    private Metrics() {}

    /** The sum of all that begin so, such as {@code threadline_events_in_total{result="taken"}}; 0 when there is none. */
    public static double sum(String beginning) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** @param series name with labels, as Prometheus writes it; labels of the installation do not count */
    public static double value(String series) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .sum();
    }
}
