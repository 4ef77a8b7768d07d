package org.threadline.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL of local mode, unpacked to be run as a process of our own. */
record PostgresBinaries(Path directory) {

    static PostgresBinaries unpackInto(Path directory) {
        String archive = "/postgres-%s.txz".formatted(platform());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive);
                var files = new TarArchiveInputStream(
                        new XZCompressorInputStream(Objects.requireNonNull(packed, archive)))) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                unpack(file, files, directory.resolve(file.getName()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new PostgresBinaries(directory);
    }

    /** PostgreSQL refuses to be run by root; in a user namespace of its own it does not see that it is. */
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(TarArchiveEntry file, InputStream content, Path target) throws IOException {
        if (file.isDirectory()) {
            Files.createDirectories(target);
        } else if (file.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(file.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(content, target);
            if ((file.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(
                        target, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = Set.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        return (system.startsWith("mac") ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64");
    }
}
