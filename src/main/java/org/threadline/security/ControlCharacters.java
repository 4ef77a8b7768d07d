package org.threadline.security;

import java.util.List;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/** No address needs a control character: the store refuses some, and log lines could be forged with others. */
@Provider
@PreMatching
class ControlCharacters implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo called = request.getUriInfo();
        if (holdsAny(called.getPath())
                || called.getQueryParameters().entrySet().stream()
                        .anyMatch(each -> holdsAny(each.getKey()) || holdsAny(each.getValue()))) {
            throw new BadRequestException("an address cannot hold control characters");
        }
    }

    private static boolean holdsAny(List<String> values) {
        return values.stream().anyMatch(ControlCharacters::holdsAny);
    }

    private static boolean holdsAny(String text) {
        return text != null && text.chars().anyMatch(Character::isISOControl);
    }
}
