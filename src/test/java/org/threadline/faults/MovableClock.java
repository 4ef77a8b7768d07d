package org.threadline.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The time of a simulated month. It stands in a file that all replicas have before them, and only in a copy of the package:
 * nothing in the package that is shipped can move its clock. The store's own clock, by which texts are paced, stays real.
 */
final class MovableClock {

    private static final String PRODUCER = "org/threadline/ClockProducer";

    private final Path file;
    private final MappedByteBuffer micros;
    /** Since when, in real time, the clock has been so far ahead. */
    private final NavigableMap<Instant, Duration> moves = new TreeMap<>();

    private MovableClock(Path file, MappedByteBuffer micros) {
        this.file = file;
        this.micros = micros;
    }

    /** A copy of the package whose clock can be moved. */
    static Path packageOf(Path original, Path directory) throws IOException {
        Path copy = directory.resolve("quarkus-app");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path each : (Iterable<Path>) files::iterator) {
                Files.copy(
                        each, copy.resolve(original.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path classes = compile(directory);
        try (Stream<Path> jars = Files.list(copy.resolve("app"));
                FileSystem jar = FileSystems.newFileSystem(jars.findFirst().orElseThrow())) {
            for (String part : List.of("", "$Moved")) {
                Files.copy(
                        classes.resolve(PRODUCER + part + ".class"),
                        jar.getPath(PRODUCER + part + ".class"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    private static Path compile(Path directory) throws IOException {
        Path source = Files.createDirectories(directory.resolve("clock")).resolve("ClockProducer.java");
        try (InputStream text = MovableClock.class.getResourceAsStream("/month/ClockProducer.java.txt")) {
            Files.copy(Objects.requireNonNull(text), source, StandardCopyOption.REPLACE_EXISTING);
        }
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "--release",
                        "21",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        source.getParent().toString(),
                        source.toString());
        if (failed != 0) {
            throw new AssertionError("the movable clock does not compile");
        }
        return source.getParent();
    }

    static MovableClock at(Path file, Instant begin) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var clock = new MovableClock(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES));
            clock.moveTo(begin);
            return clock;
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    /** Settings with which replicas look at it. */
    Map<String, String> settings() {
        return Map.of("MONTH_CLOCK", file.toString());
    }

    /** From here on it goes at its usual speed. */
    void moveTo(Instant moment) {
        Instant real = Instant.now();
        Duration ahead = Duration.between(real, moment);
        micros.putLong(0, ChronoUnit.MICROS.between(real, moment));
        moves.put(real, ahead);
    }

    Instant now() {
        return of(Instant.now());
    }

    /** What it showed at a moment of the real time. */
    Instant of(Instant real) {
        return real.plus(moves.floorEntry(real).getValue());
    }
}
