package org.threadline.problem;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;

/** Sees to it that every problem has a type and a detail, and names the field when a body could not be read. */
@ApplicationScoped
class CompleteProblems implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder complete = copy(problem);
        if (problem.getType() == null) {
            complete.withType(type(problem.getTitle()));
        }
        Optional<JsonProcessingException> unreadable = json(context.cause);
        if (unreadable.isPresent()) {
            JsonProblems.describe(unreadable.get(), problem, complete);
        } else if (problem.getParameters().containsKey("violations")) {
            complete.withDetail("The request is not valid; violations says where.");
        } else if (problem.getDetail() == null || problem.getDetail().startsWith("HTTP ")) {
            complete.withDetail(usual(problem.getStatusCode()));
        }
        return complete.build();
    }

    /** Without the field that the library names beside the violations, which name it too. */
    private static HttpProblem.Builder copy(HttpProblem problem) {
        HttpProblem.Builder copy = HttpProblem.builder()
                .withType(problem.getType())
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .withDetail(problem.getDetail())
                .withInstance(problem.getInstance());
        problem.getHeaders().forEach(copy::withHeader);
        problem.getParameters().forEach((name, value) -> {
            if (!name.equals("field")) {
                copy.with(name, value);
            }
        });
        return copy;
    }

    private static Optional<JsonProcessingException> json(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException unreadable) {
                return Optional.of(unreadable);
            }
        }
        return Optional.empty();
    }

    private static URI type(String title) {
        return Problems.type(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"));
    }

    private static String usual(int status) {
        return switch (status) {
            case 404 -> "There is nothing here, or nothing of your brands.";
            case 405 -> "This path does not know that method.";
            case 406 -> "Only application/json is answered here.";
            case 413 -> "The body is larger than 64 KB.";
            case 415 -> "This content type is not understood here.";
            default -> "The request could not be carried out.";
        };
    }
}
