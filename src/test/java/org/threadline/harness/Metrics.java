package org.threadline.harness;

import io.restassured.RestAssured;

/** What the application counts. */
public final class Metrics {

    private Metrics() {}

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
