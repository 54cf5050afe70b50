package org.driftwatch.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.driftwatch.app.SharedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DriftwatchCommandTest {
    @TempDir
    Path directory;

    private record Said(int code, String output, String errors) {}

    private static Said run(String... arguments) {
        PrintStream outputBefore = System.out;
        PrintStream errorsBefore = System.err;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, UTF_8));
        System.setErr(new PrintStream(errors, true, UTF_8));
        try {
            int code = DriftwatchCommand.execute(arguments);
            return new Said(code, output.toString(UTF_8), errors.toString(UTF_8));
        } finally {
            System.setOut(outputBefore);
            System.setErr(errorsBefore);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "brew",
                "calibrate",
                "topics",
                "parameters",
                "parameters list",
                "parameters publish germanium.filter --by A --why x --bootstrap x:1",
                "parameters publish germanium.filter ch1 --by A --bootstrap x:1",
                "parameters reject germanium.filter ch1 --why x --bootstrap x:1",
                "parameters rollback germanium.filter ch1 --by A --why x",
                "parameters rollback germanium.filter ch1 --by A --why x --version 0 --bootstrap x:1",
                "parameters publish germanium.filter ch1 --by A --why x --version two --bootstrap x:1",
                "export dsp r.json --bootstrap x:1 --out d",
                "export dsp --out d",
                "calibrate array b.dl2.h5 --results /nowhere/at/all/r.json",
                "replay b.dl2.h5 --results /nowhere/at/all/r.json",
                "production evaluate b.fits --results /",
                "replay",
                "record --bootstrap x:1",
                "record --out d --run r --next --bootstrap x:1",
                "record --out d --next --follow --bootstrap x:1",
                "record --out d --topics ge.waves --bootstrap x:1",
                "record --out d --minutes 0 --bootstrap x:1",
                "record --out d",
                "runs",
                "runs d --bootstrap x:1",
                "dsp x.lh5",
                "replay x.lh5 --speed slow",
                "production",
                "production evaluate --results r.json",
                "production evaluate x.fits",
                "production statistics --results r.json",
                "production config x.fits --results r.json --mode peer",
                "calibrate germanium x.lh5 --results r.json --events 5",
                "calibrate germanium x.lh5 --results r.json --degree one",
                "calibrate array x.dl2.h5",
                "calibrate array x.dl2.h5 --results r.json --mode best",
                "calibrate array x.dl2.h5 --results r.json --gauge none"
            })
    void wrongUsageIsTwoAndSaysWhy(String line) {
        Said said = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.errors()).startsWith("driftwatch: ").contains("--help").doesNotContain("Exception");
        assertThat(said.errors().lines()).hasSize(2);
    }

    @Test
    void whatCannotBeReadIsOneLineWithItsName() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.lh5"), "not a file of that kind");
        for (Path file : new Path[] {directory.resolve("missing.lh5"), text}) {
            Said said = run("calibrate", "germanium", file.toString(), "--results", directory + "/r.json");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errors()).contains(file.toString()).doesNotContain("Exception");
            assertThat(said.errors().lines()).hasSize(1);
        }
        assertThat(directory.resolve("r.json")).doesNotExist();
    }

    @Test
    void aKafkaThatIsNotThereIsOneLineWithItsAddress() {
        Said said = run(
                "parameters",
                "publish",
                "germanium.filter",
                "ch1",
                "--by",
                "A",
                "--why",
                "x",
                "--bootstrap",
                "127.0.0.1:1");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errors())
                .contains("Kafka at 127.0.0.1:1", "no answer within 8 s")
                .doesNotContain("Exception");
        assertThat(said.errors().lines()).hasSize(1);
        Said empty = run(
                "parameters",
                "publish",
                "germanium.filter",
                "ch1",
                "--by",
                "A",
                "--why",
                "",
                "--bootstrap",
                "127.0.0.1:1");
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.errors()).startsWith("driftwatch: --why must not be empty");
    }

    @Test
    void recordedRunsThatAreNotThereOrDamagedAreOneLineWithTheirName() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path broken = Files.createDirectory(directory.resolve("broken"));
        Files.writeString(broken.resolve("run.json"), "{");
        for (Path place : new Path[] {empty, broken})
            for (String[] line :
                    new String[][] {{"replay", place.toString(), "--headless"}, {"runs", place.toString()}}) {
                Said said = run(line);
                assertThat(said.code()).isEqualTo(1);
                assertThat(said.errors()).contains(place.toString(), "run").doesNotContain("Exception");
                assertThat(said.errors().lines()).hasSize(1);
            }
        Said benchmarks = run("bench");
        assertThat(benchmarks.code()).isEqualTo(1);
        assertThat(benchmarks.errors().lines()).hasSize(1);
    }

    @Test
    void runsOfSeveralKindsAreOneLineWithBothNames() throws IOException {
        Said said = run(
                "replay", "a/ob_4001.dl2.h5.gz", "b/run.dl2.h5", germaniumFile().toString(), "--headless");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errors().lines()).hasSize(1);
        assertThat(said.errors()).contains("run.dl2.h5 is of a telescope array", "one kind at a time");
    }

    private static Path germaniumFile() {
        return SharedFolder.file("data/hpge/lh5/prod-ref-l200/generated/tier/dsp/cal/p03/r000/"
                + "l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5");
    }

    @Test
    void anArrayFileThatCannotBeReadIsOneLineWithItsName() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.dl2.h5"), "not a file of that kind");
        for (Path file : new Path[] {directory.resolve("missing.dl2.h5.gz"), text}) {
            Said said = run("calibrate", "array", file.toString(), "--results", directory + "/r.json");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errors()).contains(file.toString()).doesNotContain("Exception");
            assertThat(said.errors().lines()).hasSize(1);
        }
    }

    @Test
    void settingsThatDoNotFitTheArrayAreOneLine() throws IOException {
        String file = SharedFolder.file("data/cta/ob_4001.dl2.h5.gz").toString();
        Path criterion = Files.writeString(
                directory.resolve("criterion.yaml"),
                "CalculateAsymmetry: {QualityQuery: {quality_criteria: [[wide, hillas_wideness > 1]]}}");
        Path distance = Files.writeString(
                directory.resolve("distance.yaml"),
                "CalculateAsymmetry: {PairFinder: {max_impact_distance: [[type, 'LST*', 100]]}}");
        for (Path config : new Path[] {criterion, distance}) {
            Said said = run("replay", file, "--headless", "--config", config.toString());
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errors().lines()).hasSize(1);
            assertThat(said.errors()).contains(file).containsAnyOf("hillas_wideness", "max_impact_distance");
        }
    }

    @Test
    void aBadDatabaseNamesFileAndKey() throws IOException {
        Path db = Files.writeString(directory.resolve("db.json"), "{\"etrap\":{\"rice\":\"10*us\"}}");
        Said said = run("dsp", "x.lh5", "--db", db.toString(), "--results", directory + "/r.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errors()).contains(db.toString(), "rice").doesNotContain("Exception");
    }

    @Test
    void settingsAreCheckedWithoutDoingAnything() throws IOException {
        Path good = Files.writeString(directory.resolve("good.yaml"), "germanium: {degree: 1}\n");
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "germanium: {degree: 9}\n");
        assertThat(run("check", good.toString()).code()).isZero();
        assertThat(run("check", bad.toString()).errors()).contains(bad.toString(), "degree", "9");
    }

    @Test
    void aBadChainIsOneLineWithFileAndProcessor() throws IOException {
        Path chain = Files.writeString(
                directory.resolve("chain.json"), "{\"outputs\": [\"a\"], \"processors\": {\"a\": \"waveforms[0]\"}}");
        Said said = run("dsp", "x.lh5", "--dsp-config", chain.toString(), "--results", directory + "/r.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.errors().lines())
                .containsExactly("driftwatch: " + chain
                        + ": processor 'a': argument 1 'waveforms[0]': 'waveforms' is made by no processor,"
                        + " perhaps 'waveform' is meant");
    }

    @Test
    void aProcessorWithoutArgumentsAndTornJsonAreOneLine() throws IOException {
        Path chain = directory.resolve("chain.json");
        for (String[] faulty : new String[][] {
            {
                "{\"outputs\": [\"a\"], \"processors\": {\"a\": {\"function\": \"amax\", \"module\": \"numpy\"}}}",
                "processor 'a': args: must be a list of arguments, is missing"
            },
            {"{", "line 1 is not JSON: Unexpected end-of-input: expected close marker for Object"}
        }) {
            Files.writeString(chain, faulty[0]);
            Said said = run("dsp", "x.lh5", "--dsp-config", chain.toString(), "--results", directory + "/r.json");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errors().lines()).containsExactly("driftwatch: " + chain + ": " + faulty[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(List<String> command) {
        Said said = run(with(command, "--help"));
        assertThat(said.code()).isZero();
        assertThat(said.errors()).isEmpty();
        assertThat(said.output()).startsWith("Usage: " + String.join(" ", with(List.of("driftwatch"), command)));
    }

    @ParameterizedTest
    @MethodSource("commandsWithVersion")
    void theVersionIsThatOfTheProgram(List<String> command) {
        Said said = run(with(command, "--version"));
        assertThat(said.code()).isZero();
        assertThat(said.output()).startsWith("driftwatch ");
    }

    /** The words of each command, also of those within others. */
    static Stream<List<String>> commands() {
        return below(List.of(), DriftwatchCommand.commandLine(), any -> true);
    }

    static Stream<List<String>> commandsWithVersion() {
        return below(
                List.of(),
                DriftwatchCommand.commandLine(),
                command -> command.getCommandSpec().findOption("-V") != null);
    }

    private static Stream<List<String>> below(List<String> words, CommandLine command, Predicate<CommandLine> wanted) {
        Stream<List<String>> inner = command.getSubcommands().entrySet().stream()
                .flatMap(each -> below(List.of(with(words, each.getKey())), each.getValue(), wanted));
        return wanted.test(command) ? Stream.concat(Stream.of(words), inner) : inner;
    }

    private static String[] with(List<String> words, String last) {
        return with(words, List.of(last));
    }

    private static String[] with(List<String> words, List<String> others) {
        return Stream.concat(words.stream(), others.stream()).toArray(String[]::new);
    }

    @Test
    void theSettingsOfTopicsMayStandOnEitherSide() {
        String missing = directory + "/none.yaml";
        for (String line : List.of("topics --config F describe", "topics describe --config F")) {
            Said said = run(line.replace("F", missing).split(" "));
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errors()).contains(missing);
        }
    }

    @Test
    void resultsThatCannotBeWrittenAreRefusedBeforeTheRun() {
        String results = directory.resolve("none/r.json").toString();
        for (String line : List.of("calibrate germanium F", "replay F --headless", "dsp F")) {
            Said said = run((line.replace("F", directory + "/none.lh5") + " --results " + results).split(" "));
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.errors())
                    .contains(results + ": there is no directory " + directory.resolve("none"))
                    .doesNotContain("none.lh5");
        }
        assertThat(run("dsp", "none.lh5", "--results", directory.toString()).errors())
                .contains(directory + ": is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "dsp"})
    void anEnergyThatIsNotThereIsOneLine(String tier) {
        String file = directory.resolve("run-" + tier + ".lh5").toString();
        run("simulate", "germanium", "--seed", "1", "--detectors", "1", "--events", "5", "--tier", tier, "--out", file);
        String results = directory.resolve("r.json").toString();
        for (String line : List.of("calibrate germanium F", "replay F --headless")) {
            String[] words = line.replace("F", file).split(" ");
            Said said = run(with(List.of(words), List.of("--results", results, "--energy", "cuspEmix")));
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.errors().lines())
                    .singleElement()
                    .asString()
                    .contains("cuspEmix", "germanium.energy", "run");
        }
        assertThat(Path.of(results)).doesNotExist();
    }
}
