package org.threadline.thread;

import java.net.URI;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.threadline.outbound.IdempotentCalls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The HTTP answer to a call that sends: 202, where to look, and whether it is a replay. */
final class SendAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SendAnswers() {}

    /** @param messageId JSON pointer to the message's id in the answer */
    static Response of(IdempotentCalls.Answer answer, String messageId) {
        try {
            String id = JSON.readTree(answer.json()).at(messageId).asText();
            var response = Response.status(answer.status())
                    .type(MediaType.APPLICATION_JSON)
                    .entity(answer.json())
                    .location(URI.create("/api/v1/messages/" + id));
            return (answer.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
