package org.driftwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code driftwatch} in a tree of its own, with a java and a mvnw that only tell what they were asked. */
class LauncherTest {
    private static final Path ROOT = Path.of(System.getProperty("driftwatch.root"));

    @TempDir
    Path folder;

    private Path tree;
    private Path jdk;

    /** What the script printed and how it ended. */
    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        write("driftwatch", Files.readString(ROOT.resolve("driftwatch")));
        write("pom.xml", "<project/>");
        write("app/pom.xml", "<project/>");
        write("app/src/main/java/Main.java", "class Main {}");
        mvnw(
                "echo built >>built-times && mkdir -p app/target && touch app/target/driftwatch-app.jar app/target/built.txt");
        jdk = java("jdk", "17");
        script(jdk.resolve("bin/javac"), "");
    }

    @Test
    void argumentsReachTheProgramUnchangedFromAnyDirectory() throws Exception {
        Said said = run(jdk, "replay", "my file.lh5", "--speed", "max");
        assertThat(said.exit()).isZero();
        List<String> lines = said.out().lines().toList();
        assertThat(lines)
                .startsWith("-Xmx1200m")
                .endsWith("-jar", jar().toString(), "replay", "my file.lh5", "--speed", "max");
        assertThat(lines.subList(0, lines.indexOf("-jar"))).allMatch(option -> option.startsWith("-X"));
    }

    @Test
    void itBuildsOnceAndAgainOnlyWhenASourceIsNewer() throws Exception {
        run(jdk, "demo");
        run(jdk, "demo");
        assertThat(builds()).isEqualTo(1);
        FileTime later = FileTime.from(Instant.now().plusSeconds(2));
        Files.setLastModifiedTime(tree.resolve("app/src/main/java/Main.java"), later);
        run(jdk, "demo");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aRemovedSourceIsBuiltAgainAndAChangedBenchmarkIsNot() throws Exception {
        write("benchmarks/pom.xml", "<project/>");
        write("app/src/main/java/Old.java", "class Old {}");
        run(jdk, "demo");
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(tree.resolve("app/target/built.txt"), past);
        for (Path old : List.of(tree.resolve("pom.xml"), tree.resolve("app/pom.xml"))) aged(old);
        for (String old : List.of("app/src/main", "app/src/main/java", "app/src/main/java/Main.java"))
            aged(tree.resolve(old));
        run(jdk, "demo");
        assertThat(builds()).as("only Old.java is newer").isEqualTo(2);
        aged(tree.resolve("app/src/main/java/Old.java"));
        run(jdk, "demo");
        int before = builds();
        Files.delete(tree.resolve("app/src/main/java/Old.java"));
        Files.setLastModifiedTime(
                tree.resolve("app/src/main/java"), FileTime.from(Instant.now().plusSeconds(2)));
        run(jdk, "demo");
        assertThat(builds()).isEqualTo(before + 1);
    }

    @Test
    void aFailedBuildShowsItsEndAndStartsNothing() throws Exception {
        mvnw("echo '[ERROR] no such symbol'; exit 1");
        Said said = run(jdk, "demo");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("[ERROR] no such symbol").contains("the build failed");
        assertThat(said.out()).isEmpty();
        assertThat(tree.resolve("app/target/building")).doesNotExist();
    }

    @Test
    void theOutputOfAGoodBuildIsKeptAndNotShown() throws Exception {
        mvnw("echo chatter; mkdir -p app/target && touch app/target/driftwatch-app.jar app/target/built.txt");
        Said said = run(jdk, "demo");
        assertThat(said.out()).doesNotContain("chatter");
        assertThat(said.err()).doesNotContain("chatter").contains("building");
        assertThat(tree.resolve("app/target/build.log")).content().contains("chatter");
    }

    @Test
    void anOldJavaIsRefusedByName() throws Exception {
        Path old = java("old", "11");
        Said said = run(old, "demo");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("needs a JDK 17 or newer").contains(old + "/bin/java is version 11");
    }

    @Test
    void aJavaWithoutCompilerIsRefusedForABuildAndTakenForARun() throws Exception {
        Path jre = java("jre", "21");
        assertThat(run(jre, "demo").err()).contains(jre + "/bin/java has no compiler");
        run(jdk, "demo");
        assertThat(run(jre, "demo").exit()).isZero();
    }

    @Test
    void aLockLeftByADeadBuildIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write("app/target/building/pid", String.valueOf(dead.pid()));
        assertThat(run(jdk, "demo").exit()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void moreOptionsForTheJvmComeAfterOurs() throws Exception {
        Said said = run(jdk, Map.of("DRIFTWATCH_JAVA_OPTS", "-Xmx2g -Dx=y"), "demo");
        assertThat(said.out().lines()).containsSubsequence("-Xmx1200m", "-Xmx2g", "-Dx=y", "-jar");
    }

    @Test
    void anotherGarbageCollectorReplacesOurs() throws Exception {
        String other = "-XX:+UseParallelGC";
        assertThat(run(jdk, "demo").out().lines()).contains("-XX:+UseSerialGC");
        assertThat(run(jdk, Map.of("DRIFTWATCH_JAVA_OPTS", "-Xmx2g " + other), "demo")
                        .out()
                        .lines())
                .contains(other)
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void benchGoesToTheScriptOfTheBenchmarksWithoutABuildAndItsHelpToTheProgram() throws Exception {
        script(tree.resolve("benchmarks/run"), "printf 'benchmarks %s\\n' \"$*\"");
        Said said = run(jdk, "bench", "--results", "b.json", "jmh", "Peak");
        assertThat(said.out()).isEqualTo("benchmarks --results b.json jmh Peak\n");
        assertThat(tree.resolve("built-times")).doesNotExist();
        assertThat(run(jdk, "bench", "--help").out().lines()).endsWith("bench", "--help");
    }

    @Test
    void namesOfFilesAreReadAsUtf8WhereTheLocaleHasAsciiAlone() throws Exception {
        Path java = java("telling", "17");
        Files.writeString(java.resolve("bin/java"), "echo \"locale ${LC_ALL:-}\"\n", StandardOpenOption.APPEND);
        run(jdk, "demo");
        for (String locale : List.of("", "C", "POSIX")) {
            Map<String, String> bare = Map.of("LC_ALL", locale, "LC_CTYPE", "", "LANG", "");
            assertThat(run(java, bare, "demo").out().lines()).contains("locale C.UTF-8");
        }
        assertThat(run(java, Map.of("LC_ALL", "de_DE.UTF-8"), "demo").out().lines())
                .contains("locale de_DE.UTF-8");
    }

    @Test
    void itIsFoundThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree.resolve("driftwatch"));
        assertThat(run(jdk, Map.of(), link, List.of("demo")).out()).contains(jar().toString());
    }

    private Path jar() throws IOException {
        return tree.toRealPath().resolve("app/target/driftwatch-app.jar");
    }

    private int builds() throws IOException {
        return Files.readAllLines(tree.resolve("built-times")).size();
    }

    private void aged(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(600)));
    }

    private void mvnw(String body) throws IOException {
        script(tree.resolve("mvnw"), body);
    }

    /** A java that answers with its version and otherwise prints its arguments, one per line. */
    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        script(home.resolve("bin/java"), """
                case " $* " in
                *" -version "*) printf '    java.home = %s\\n    java.specification.version = %s\\n' ;;
                *) printf '%%s\\n' "$@" ;;
                esac""".formatted(home, version));
        return home;
    }

    private void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void write(String name, String text) throws IOException {
        Path file = tree.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (name.equals("driftwatch"))
            assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Said run(Path java, String... arguments) throws Exception {
        return run(java, Map.of(), arguments);
    }

    private Said run(Path java, Map<String, String> environment, String... arguments) throws Exception {
        return run(java, environment, tree.resolve("driftwatch"), List.of(arguments));
    }

    private Said run(Path java, Map<String, String> environment, Path script, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().put("PATH", toolsWithoutJava().toString());
        builder.environment().remove("DRIFTWATCH_JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** The few programs the script needs, so that a java of this machine is not found; its naps are short. */
    private Path toolsWithoutJava() throws IOException {
        Path tools = folder.resolve("tools");
        for (String tool :
                List.of("cat", "date", "dirname", "find", "mkdir", "readlink", "rm", "sed", "tail", "touch")) {
            Path real = Path.of("/usr/bin", tool);
            script(tools.resolve(tool), "exec " + (Files.exists(real) ? real : Path.of("/bin", tool)) + " \"$@\"");
        }
        script(tools.resolve("sleep"), "exec /bin/sleep 0.1");
        return tools;
    }
}
