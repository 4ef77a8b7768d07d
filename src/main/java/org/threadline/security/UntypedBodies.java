package org.threadline.security;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** A body that does not say what it is, is JSON here; it would be read as whatever its class can be made of. */
@Provider
@PreMatching
class UntypedBodies implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        // In this order: a type that is none is refused further on, but cannot be asked whether it has an entity.
        if (request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null && request.hasEntity()) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }
}
