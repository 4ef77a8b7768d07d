package org.threadline.thread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** How long each list and each search takes in a large inbox. Run by {@code bench/inbox}; it asserts nothing. */
class InboxBench {

    private static final int RUNS = 5;

    private final List<String> lines = new ArrayList<>();

    @Test
    void measure() throws Exception {
        int threads = Integer.getInteger("inbox.threads", 10_000);
        int messages = Integer.getInteger("inbox.messages", 10);
        long start = System.nanoTime();
        try (var inbox = LargeInbox.with(threads, messages)) {
            say(
                    "%,d threads, %,d messages, made in %d s",
                    threads, (long) threads * messages, (System.nanoTime() - start) / 1_000_000_000);
            say("%-55s %10s %10s %8s", "question", "first ms", "median ms", "blocks");
            for (InboxQuestion question : InboxQuestion.all().toList()) {
                report(inbox, question);
            }
        }
        Files.write(Path.of("target/inbox.txt"), lines);
    }

    private void report(LargeInbox inbox, InboxQuestion question) throws Exception {
        var times = new ArrayList<Double>();
        int blocks = 0;
        for (int run = 0; run < RUNS; run++) {
            var plan = inbox.explain(question.query());
            times.add(plan.get("Planning Time").asDouble()
                    + plan.get("Execution Time").asDouble());
            blocks = plan.get("Plan").get("Shared Hit Blocks").asInt()
                    + plan.get("Plan").get("Shared Read Blocks").asInt();
        }
        double median = times.stream().sorted().toList().get(RUNS / 2);
        say("%-55s %10.2f %10.2f %8d", question.name(), times.getFirst(), median, blocks);
    }

    private void say(String line, Object... values) {
        lines.add(line.formatted(values));
    }
}
