package org.threadline.security.rate;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkus.security.identity.SecurityIdentity;

/** Counts each call that comes with a token. Whoever has none is refused anyway, before this. */
class RateLimitFilter {

    private final RateLimit limit;
    private final SecurityIdentity identity;

    RateLimitFilter(RateLimit limit, SecurityIdentity identity) {
        this.limit = limit;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void count(ResourceInfo resource) {
        boolean uncounted = resource.getResourceMethod() == null
                || resource.getResourceMethod().isAnnotationPresent(Uncounted.class);
        if (!uncounted && !identity.isAnonymous()) {
            limit.count();
        }
    }
}
