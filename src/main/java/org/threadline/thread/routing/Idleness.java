package org.threadline.thread.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.threadline.brand.team.Availabilities;
import org.threadline.thread.ThreadFact;

/** Since when somebody has had nothing new: from when they were given a thread or took one, and from when they were rid of it. */
@ApplicationScoped
class Idleness {

    private final Availabilities availabilities;

    Idleness(Availabilities availabilities) {
        this.availabilities = availabilities;
    }

    // One agent for each fact: two who hand over to each other at once must not wait for each other in a circle.
    void note(@Observes ThreadFact fact) {
        String whose = switch (fact) {
            case ThreadFact.Claimed claimed -> claimed.thread().assignee();
            case ThreadFact.Assigned assigned -> assigned.thread().assignee();
            case ThreadFact.Transferred moved -> moved.thread().assignee();
            case ThreadFact.Released released -> released.by();
            case ThreadFact.Resolved resolved -> resolved.by();
            case ThreadFact.Snoozed snoozed -> snoozed.by();
            case ThreadFact.Returned away -> null;
            case ThreadFact.Reopened back -> null;
            case ThreadFact.Tagged inside -> null;
            case ThreadFact.Prioritised inside -> null;
        };
        if (whose != null) {
            availabilities.idleFromNow(fact.thread().brand(), whose);
        }
    }
}
