package org.threadline.local;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where everything is, as the application itself was told. */
@ApplicationScoped
public class LocalInfo {

    /**
     * @param username of one who sees all there is, which the application itself does not
     * @param simulator null when calls go to a real carrier
     */
    public record View(
            String jdbcUrl,
            String username,
            String password,
            String kafka,
            String simulator,
            String publicUrl,
            String accountSid,
            String authToken) {}

    private final View view;

    LocalInfo(
            @ConfigProperty(name = Keys.JDBC_URL) Optional<String> jdbcUrl,
            @ConfigProperty(name = Keys.ONLOOKER) Optional<String> username,
            @ConfigProperty(name = Keys.ONLOOKER_PASSWORD) Optional<String> password,
            @ConfigProperty(name = Keys.KAFKA) Optional<String> kafka,
            @ConfigProperty(name = Keys.SIMULATOR_URL) Optional<String> simulator,
            @ConfigProperty(name = Keys.PUBLIC_URL) Optional<String> publicUrl,
            @ConfigProperty(name = Keys.ACCOUNT_SID) Optional<String> accountSid,
            @ConfigProperty(name = Keys.AUTH_TOKEN) Optional<String> authToken) {
        this.view = new View(
                jdbcUrl.orElse(null),
                username.orElse(null),
                password.orElse(null),
                kafka.orElse(null),
                simulator.orElse(null),
                publicUrl.orElse(null),
                accountSid.orElse(null),
                authToken.orElse(null));
    }

    public View view() {
        return view;
    }
}
