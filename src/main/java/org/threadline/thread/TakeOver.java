package org.threadline.thread;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.threadline.security.Caller;

/** Whether a thread is taken from whoever holds it: said in so many words, so that nobody does it by mistake. */
public class TakeOver {

    @QueryParam("takeOver")
    @DefaultValue("false")
    @Parameter(description = "true: also when somebody else holds it; for supervisors and admins, and written down")
    public boolean takeOver;

    /** @throws ForbiddenException when the caller may not */
    boolean by(Caller caller) {
        if (takeOver && !caller.leads()) {
            throw new ForbiddenException("Only supervisors and admins take over what a colleague holds.");
        }
        return takeOver;
    }
}
