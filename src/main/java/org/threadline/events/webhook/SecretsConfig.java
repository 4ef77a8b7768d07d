package org.threadline.events.webhook;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Under which keys secrets are stored that must be shown again to sign with them. */
@ConfigMapping(prefix = "threadline.secrets")
public interface SecretsConfig {

    /** Seals and opens. Production does not start without one. */
    Optional<String> key();

    /** Opens what it has sealed, while the keys are being changed: the one before, and before that the one to come. */
    Optional<String> otherKey();
}
