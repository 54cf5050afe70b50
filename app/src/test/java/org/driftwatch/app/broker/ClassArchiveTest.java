package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final List<String> OPTIONS = List.of("-Xmx512m");

    @TempDir
    Path folder;

    @Test
    void aClassPathWithADirectoryHasNone() throws IOException {
        Path jar = jar("a.jar", "");
        assertThat(ClassArchive.of(jar + File.pathSeparator + folder, OPTIONS)).isEmpty();
        assertThat(ClassArchive.of(folder.resolve("missing.jar").toString(), OPTIONS))
                .isEmpty();
    }

    @Test
    void itIsUsedOnlyOnceWritten() throws IOException {
        ClassArchive archive = of(jar("a.jar", ""), OPTIONS);
        assertThat(archive.use()).isEmpty();
        Path fresh = Files.writeString(folder.resolve("fresh"), "classes");
        archive.adopt(fresh);
        assertThat(archive.use()).containsExactly("-XX:SharedArchiveFile=" + archive.file());
        assertThat(archive.file()).hasContent("classes").hasParent(folder);
    }

    @Test
    void anotherJarAnotherOptionOrAJarNamedByAManifestAsksForAnother() throws IOException {
        Path lib = jar("lib/b.jar", "");
        Path jar = jar("a.jar", "lib/b.jar");
        Path before = of(jar, OPTIONS).file();
        assertThat(of(jar, OPTIONS).file()).isEqualTo(before);
        assertThat(of(jar, List.of("-Xmx256m")).file()).isNotEqualTo(before);
        Files.setLastModifiedTime(lib, FileTime.fromMillis(1));
        assertThat(of(jar, OPTIONS).file()).isNotEqualTo(before);
    }

    @Test
    void aNewOneReplacesThoseOfOtherJars() throws IOException {
        Path jar = jar("a.jar", "");
        ClassArchive old = of(jar, OPTIONS);
        old.adopt(Files.writeString(folder.resolve("fresh"), "old"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        ClassArchive current = of(jar, OPTIONS);
        current.adopt(Files.writeString(folder.resolve("fresh"), "new"));
        assertThat(old.file()).doesNotExist();
        assertThat(current.file()).hasContent("new");
    }

    private static ClassArchive of(Path jar, List<String> options) {
        return ClassArchive.of(jar.toString(), options).orElseThrow();
    }

    private Path jar(String name, String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
