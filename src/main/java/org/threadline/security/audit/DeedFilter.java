package org.threadline.security.audit;

import java.lang.reflect.Method;
import java.util.regex.Pattern;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Takes note of what a call is about to do, whichever call of the agents' API it is, unless it only reads. */
class DeedFilter {

    private static final String AGENTS_API = "/api/v1/";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*(\\w+)[^}]*}");

    private final Deed deed;

    DeedFilter(Deed deed) {
        this.deed = deed;
    }

    @ServerRequestFilter
    void note(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (request.getMethod().equals(HttpMethod.GET) || method == null || !isWrittenDown(resource)) {
            return;
        }
        String subject = lastVariable(template(resource));
        deed.begin(
                action(method),
                subject == null
                        ? null
                        : request.getUriInfo().getPathParameters().getFirst(subject));
    }

    private static boolean isWrittenDown(ResourceInfo resource) {
        return template(resource).startsWith(AGENTS_API)
                && !resource.getResourceMethod().isAnnotationPresent(NotAudited.class);
    }

    private static String action(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        return operation == null || operation.operationId().isEmpty() ? method.getName() : operation.operationId();
    }

    private static String template(ResourceInfo resource) {
        Path ofClass = resource.getResourceClass().getAnnotation(Path.class);
        Path ofMethod = resource.getResourceMethod().getAnnotation(Path.class);
        return (ofClass == null ? "" : ofClass.value()) + "/" + (ofMethod == null ? "" : ofMethod.value());
    }

    private static String lastVariable(String template) {
        return VARIABLE.matcher(template)
                .results()
                .map(found -> found.group(1))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }
}
