package org.driftwatch.app.broker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The JVM's archive of the broker's loaded classes, which halves its start. It lies beside the first jar of the class path, is
 * written by {@link BrokerTraining} when the program is built, and fits one JVM and one set of jars; without it, or with one that
 * the JVM refuses, the start is slower, no more.
 */
final class ClassArchive {
    private static final String PREFIX = "broker-classes-";

    private final Path file;

    private ClassArchive(Path file) {
        this.file = file;
    }

    /** Empty when the class path holds directories (the JVM archives classes of jars only) or cannot be read. */
    static Optional<ClassArchive> of(String classPath, List<String> jvmOptions) {
        try {
            List<Path> jars = jarsOf(classPath);
            if (jars.isEmpty()) return Optional.empty();
            String name = PREFIX + key(jars, jvmOptions) + ".jsa";
            return Optional.of(new ClassArchive(jars.get(0).resolveSibling(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path file() {
        return file;
    }

    /** Option of a JVM that is to use the archive; none if it has not been written. */
    List<String> use() {
        return Files.isReadable(file) ? List.of("-XX:SharedArchiveFile=" + file) : List.of();
    }

    /** Option of a JVM that is to write the archive, when it ends, to another file for now. */
    List<String> write(Path fresh) {
        return List.of("-XX:ArchiveClassesAtExit=" + fresh);
    }

    /** Puts a written archive in its place and forgets those of other jars. */
    void adopt(Path fresh) throws IOException {
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> all = Files.list(file.getParent())) {
            for (Path other : all.filter(this::isOther).toList()) Files.deleteIfExists(other);
        }
    }

    /** Removes an archive on which a JVM died; true if there was one. */
    boolean discard() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isOther(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(".jsa") && !path.equals(file);
    }

    /** The jars of the class path and those their manifests name; empty if anything else stands there. */
    private static List<Path> jarsOf(String classPath) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path jar = Path.of(entry).toAbsolutePath();
            if (!entry.endsWith(".jar") || !Files.isRegularFile(jar)) return List.of();
            jars.add(jar);
            for (String named : namedBy(jar)) jars.add(jar.resolveSibling(named));
        }
        return jars;
    }

    private static List<String> namedBy(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            Manifest manifest = opened.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null || names.isBlank()
                    ? List.of()
                    : List.of(names.strip().split("\\s+"));
        }
    }

    private static String key(List<Path> jars, List<String> jvmOptions) throws IOException {
        StringBuilder identity = new StringBuilder()
                .append(System.getProperty("java.home"))
                .append(System.getProperty("java.vm.version"))
                .append(jvmOptions);
        for (Path jar : jars) {
            identity.append('\n').append(jar);
            if (Files.exists(jar)) identity.append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
        }
        return HexFormat.of().formatHex(sha256(identity.toString()), 0, 8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
