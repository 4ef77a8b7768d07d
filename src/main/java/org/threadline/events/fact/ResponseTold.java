package org.threadline.events.fact;

import java.time.Instant;
import java.util.UUID;

import org.threadline.events.EventType;
import org.threadline.thread.SupportThread;
import org.threadline.thread.clock.Alarm;
import org.threadline.thread.clock.Measure;
import org.threadline.thread.clock.Stopwatch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The data of the events about a benchmark that will be missed, or is.
 *
 * @param assignee who holds the thread; missing when nobody does
 * @param dueAt the benchmark, as it was when the wait began
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponseTold(
        @JsonIgnore EventType type,
        String brand,
        UUID threadId,
        UUID customerId,
        Measure clock,
        String assignee,
        Instant waitingSince,
        Instant dueAt) {

    static ResponseTold of(Alarm alarm) {
        Stopwatch stopwatch = alarm.stopwatch();
        SupportThread thread = SupportThread.findById(stopwatch.threadId());
        return new ResponseTold(
                switch (alarm) {
                    case Alarm.Warned warned -> EventType.THREAD_RESPONSE_DUE;
                    case Alarm.Breached breached -> EventType.THREAD_RESPONSE_OVERDUE;
                },
                stopwatch.brand(),
                stopwatch.threadId(),
                stopwatch.customerId(),
                stopwatch.measure(),
                thread.assignee(),
                stopwatch.startedAt(),
                stopwatch.dueAt());
    }
}
