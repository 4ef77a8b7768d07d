package org.threadline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of one run, as {@code target/faults/<proof>.txt} keeps them and {@code docs/reliability.md} quotes them. */
final class Report {

    private final String proof;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    private Report(String proof) {
        this.proof = proof;
    }

    static Report of(String proof) {
        return new Report(proof);
    }

    Report figure(String name, Object value) {
        figures.put(name, value);
        return this;
    }

    void write() {
        String line = proof + ": "
                + figures.entrySet().stream()
                        .map(figure -> figure.getKey() + " " + figure.getValue())
                        .collect(Collectors.joining(", "));
        System.out.println("[faults] " + line);
        try {
            Path directory = Files.createDirectories(Path.of("target", "faults"));
            Files.writeString(directory.resolve(proof + ".txt"), Instant.now() + " " + line + "\n");
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }
}
