package org.threadline.local.shop;

import java.time.Clock;
import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

/** {@code POST /_local/demo-day}: a day of the shop within a minute. */
@Path("/_local/demo-day")
@PermitAll
public class DemoDayResource {

    private final DemoDayRuns runs;
    private final Clock clock = Clock.systemUTC();

    DemoDayResource(DemoDayRuns runs) {
        this.runs = runs;
    }

    /** @param seed the present second unless given; the same one twice tells nothing new the second time */
    @POST
    public Response play(
            @RestQuery @DefaultValue("12") @Min(1) @Max(DemoCustomer.MOST) int customers,
            @RestQuery @DefaultValue("60") @Min(1) @Max(3600) int seconds,
            @RestQuery Long seed) {
        var now = clock.instant();
        var day = DemoDay.plan(seed == null ? now.getEpochSecond() : seed, customers, now, Duration.ofSeconds(seconds));
        runs.play(day);
        return Response.accepted(day.summary()).build();
    }
}
