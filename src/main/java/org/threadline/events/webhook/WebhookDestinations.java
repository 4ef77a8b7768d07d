package org.threadline.events.webhook;

import jakarta.inject.Singleton;

import org.threadline.value.Destinations;

/** Where webhooks may be. */
@Singleton
class WebhookDestinations extends Destinations {

    WebhookDestinations(WebhookConfig config) {
        super(config.allowLoopback());
    }
}
