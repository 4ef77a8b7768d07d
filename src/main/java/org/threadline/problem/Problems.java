package org.threadline.problem;

import java.net.URI;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** How a problem of ours begins: with a type from the list in {@code docs/api.md}. */
final class Problems {

    private Problems() {}

    static HttpProblem.Builder of(String type, String title, int status, String detail) {
        return HttpProblem.builder()
                .withType(type(type))
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
    }

    static URI type(String name) {
        return URI.create("urn:threadline:problem:" + name);
    }
}
