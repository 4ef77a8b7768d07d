package org.threadline.events.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;

import org.threadline.brand.Brand;
import org.threadline.security.Caller;
import org.threadline.security.audit.Deed;
import org.threadline.value.Ids;
import org.threadline.value.Page;

/** The webhooks of the caller's brands; others do not exist for them. */
@ApplicationScoped
@Transactional
class Webhooks {

    /** Every one is written for each event; nobody needs more. */
    private static final int MOST_OF_A_BRAND = 20;

    private final Caller caller;
    private final WebhookConfig config;
    private final Clock clock;
    private final Deed deed;
    private final SecretSeal seal;

    Webhooks(Caller caller, WebhookConfig config, Clock clock, Deed deed, SecretSeal seal) {
        this.seal = seal;
        this.caller = caller;
        this.deed = deed;
        this.config = config;
        this.clock = clock;
    }

    /** @return its id; its secret is not part of what is remembered of the call */
    UUID add(String brand, WebhookRequest request) {
        own(brand);
        if (Webhook.count("brand", brand) >= MOST_OF_A_BRAND) {
            throw new BadRequestException("a brand has " + MOST_OF_A_BRAND + " webhooks at most");
        }
        Instant now = clock.instant();
        UUID id = Ids.next();
        var webhook = new Webhook(id, brand, request.url(), seal.seal(id, Secrets.next()), now);
        webhook.tellOf(request.types(), now);
        webhook.persistAndFlush();
        deed.about(id);
        return id;
    }

    /** For who has just added it. */
    WebhookWithSecret withSecret(String brand, UUID id) {
        Webhook webhook = find(brand, id);
        return new WebhookWithSecret(view(webhook), seal.open(id, webhook.secret()));
    }

    Page<WebhookView> all(String brand) {
        own(brand);
        List<WebhookView> all = Webhook.<Webhook>list("brand = ?1 order by id", brand).stream()
                .map(this::view)
                .toList();
        return new Page<>(all, null);
    }

    WebhookView look(String brand, UUID id) {
        return view(find(brand, id));
    }

    WebhookView change(String brand, UUID id, WebhookChange change) {
        Webhook webhook = lock(brand, id);
        Instant now = clock.instant();
        if (change.url() != null) {
            webhook.callAt(change.url(), now);
        }
        if (change.types() != null) {
            webhook.tellOf(change.types(), now);
        }
        if (change.state() != null) {
            webhook.pause(change.state() == WebhookView.State.PAUSED, now);
        }
        return view(webhook);
    }

    WebhookWithSecret rotate(String brand, UUID id) {
        Webhook webhook = lock(brand, id);
        String secret = Secrets.next();
        webhook.rotate(seal.seal(id, secret), clock.instant(), config.secretOverlap());
        return new WebhookWithSecret(view(webhook), secret);
    }

    void remove(String brand, UUID id) {
        lock(brand, id).delete();
    }

    Webhook find(String brand, UUID id) {
        own(brand);
        return Webhook.of(brand, id).orElseThrow(NotFoundException::new);
    }

    private Webhook lock(String brand, UUID id) {
        own(brand);
        return Webhook.lock(brand, id).orElseThrow(NotFoundException::new);
    }

    private void own(String brand) {
        if (!caller.belongsTo(brand) || Brand.withKey(brand).isEmpty()) {
            throw new NotFoundException();
        }
    }

    private WebhookView view(Webhook webhook) {
        return WebhookView.of(webhook, config.failingAfter(), clock.instant());
    }
}
