package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that we have started, and the only ones that we ever send a signal. */
final class OwnProcess {

    private static final Duration LAST_WORDS = Duration.ofSeconds(40);

    private final String name;
    private final Process process;

    private OwnProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** @param settings added to the environment, from which all that the application would read is taken first */
    static OwnProcess start(String name, List<String> command, Map<String, String> settings, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .keySet()
                .removeIf(key ->
                        key.startsWith("TWILIO_") || key.startsWith("QUARKUS_") || key.startsWith("THREADLINE_"));
        builder.environment().putAll(settings);
        try {
            return new OwnProcess(name, builder.start());
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** A JVM with the class path of the tests. */
    static OwnProcess java(String name, Class<?> main, List<String> options, List<String> arguments, Path log) {
        var command = new ArrayList<>(List.of(javaCommand(), "-XX:+UseSerialGC", "-Xmx384m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(name, command, Map.of(), log);
    }

    static String javaCommand() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL for it and all that it has started: nothing of it can finish anything. */
    void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Sends a signal and waits for the end; the exit code. */
    int end(String signal) {
        signal(signal, process.pid());
        awaitEnd();
        return process.exitValue();
    }

    /** SIGSTOP: it holds its connections and says nothing. */
    void freeze() {
        signal("STOP", process.pid());
        process.descendants().forEach(child -> signal("STOP", child.pid()));
    }

    void thaw() {
        process.descendants()
                .sorted(Comparator.comparing(ProcessHandle::pid))
                .forEach(child -> signal("CONT", child.pid()));
        signal("CONT", process.pid());
    }

    private static void signal(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
        } catch (IOException cannotSignal) {
            throw new UncheckedIOException(cannotSignal);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " still runs " + LAST_WORDS + " after it was asked to end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
