package org.threadline.local;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;

/** The first thing a newcomer reads, so it ends with what to do next. */
@IfBuildProfile("dev")
@ApplicationScoped
public class Welcome {

    /** After every other observer: nothing may scroll it away. */
    private static final int LAST = Integer.MAX_VALUE;

    private final LocalInfo.View info;
    private final LocalTokens tokens;
    private final boolean canSign;
    private final String url;

    Welcome(
            LocalInfo info,
            LocalTokens tokens,
            @ConfigProperty(name = Keys.PRIVATE_KEY) Optional<String> privateKey,
            @ConfigProperty(name = Keys.HTTP_PORT, defaultValue = "8080") int port) {
        this.info = info.view();
        this.tokens = tokens;
        this.canSign = privateKey.isPresent();
        this.url = "http://localhost:" + port;
    }

    void onStart(@Observes @Priority(LAST) StartupEvent event) {
        System.out.println(text());
    }

    String text() {
        var text = """

                ------------------------------------------------------------------------------
                 Threadline is up, with all it needs.

                 Text as a customer   %s
                 Agents' API          %s/q/swagger-ui
                 The demo brand       acme, +12025550100

                 PostgreSQL           %s (user %s, password %s)
                 Kafka                %s
                """.formatted(
                        info.simulator() == null ? "with a real phone" : info.simulator(),
                        url,
                        info.jdbcUrl(),
                        info.username(),
                        info.password(),
                        info.kafka());
        return text + (canSign ? signIn() : "") + tryOut() + "-".repeat(78) + "\n";
    }

    private String signIn() {
        var text = new StringBuilder("\n Bearer tokens, good for twelve hours:\n");
        for (var role : LocalTokens.ROLES) {
            text.append("\n ").append(role).append("\n").append(token(role)).append("\n");
        }
        return text.toString();
    }

    private String tryOut() {
        return """

         Who is waiting:
        curl -H "Authorization: Bearer $(curl -s '%1$s/_local/token?role=agent')" %1$s/api/v1/threads

         A day of the shop within a minute:
        curl -X POST '%1$s/_local/demo-day?customers=12&seconds=60'
        """.formatted(url);
    }

    private String token(String role) {
        return "admin".equals(role) ? tokens.sign(role, "*", "admin-1") : tokens.sign(role, "acme", role + "-1");
    }
}
