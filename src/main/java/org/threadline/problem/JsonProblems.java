package org.threadline.problem;

import java.util.List;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** A body that could not be read: which field, and what is wrong with it, without what it held. */
class JsonProblems {

    /** One thing wrong with what was sent. */
    record Violation(String field, String message) {}

    @ServerExceptionMapper(priority = 1)
    Response map(MismatchedInputException misfit) {
        var problem = HttpProblem.builder()
                .withType(Problems.type("bad-request"))
                .withTitle("Bad Request")
                .withStatus(Response.Status.BAD_REQUEST);
        describe(misfit, problem.build(), problem);
        return problem.build().toResponse();
    }

    static void describe(JsonProcessingException unreadable, HttpProblem problem, HttpProblem.Builder complete) {
        if (unreadable instanceof JsonMappingException misfit
                && !misfit.getPath().isEmpty()) {
            complete.withDetail("The request is not valid; violations says where.");
            if (!problem.getParameters().containsKey("violations")) {
                complete.with("violations", List.of(new Violation(path(misfit), reason(misfit))));
            }
        } else {
            complete.withDetail("The body is not valid JSON, or not of the shape that is expected here.");
        }
    }

    /** Our own types say what they want; what the parser says would name classes and repeat the value. */
    private static String reason(JsonMappingException misfit) {
        if (misfit instanceof UnrecognizedPropertyException) {
            return "unknown field";
        }
        return misfit.getCause() instanceof IllegalArgumentException own
                ? own.getMessage()
                : "does not have the expected form";
    }

    private static String path(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
