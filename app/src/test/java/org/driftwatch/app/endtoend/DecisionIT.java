package org.driftwatch.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.driftwatch.app.command.DriftwatchCommand;
import org.driftwatch.app.decision.Decisions;
import org.driftwatch.app.settings.SettingsFile;
import org.driftwatch.app.wiring.Wiring;
import org.driftwatch.streams.command.CommandWorker;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.command.Command;
import org.driftwatch.topics.command.Command.Action;
import org.driftwatch.topics.command.Command.Target;
import org.driftwatch.topics.germanium.GermaniumDplms;
import org.driftwatch.topics.germanium.GermaniumFilter;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.topics.parameter.ParameterValue;
import org.driftwatch.topics.parameter.Standing;
import org.driftwatch.topics.run.InBand;
import org.driftwatch.ui.ChromiumForTests;
import org.driftwatch.ui.command.KafkaCommands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a proposal over a decision to a version that is published, on a real broker, also with everything restarted in between. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String RUN = "l200-p03-r000-cal-20231114T221300Z";

    @TempDir
    static Path directory;

    private Wiring wiring;
    private String kafka;
    private CommandWorker worker;

    @BeforeAll
    void open() throws Exception {
        wiring = new Wiring(SettingsFile.none()
                .with("data", directory.resolve("data").toString())
                .with("page.port", 0)
                .with("topics.partitions", 1)
                .read());
        kafka = wiring.broker();
        worker = wiring.commands(kafka);
        until("the worker is at work", worker::working);
    }

    @AfterAll
    void close() {
        wiring.close();
    }

    private void propose(String scope, ParameterValue value, String subject, int version) {
        Parameter proposal = new Parameter(
                1,
                subject,
                scope,
                RUN,
                version,
                Instant.ofEpochSecond(1_700_000_000L + version),
                null,
                value,
                new TreeMap<>(Map.of("status", "proposed", "why", "better", "asked", "ring-full")));
        put(proposal);
    }

    private void put(Parameter version) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    Topics.PARAMETERS.name(),
                    (version.subject() + "/" + version.scope() + "/" + version.validFrom()).getBytes(UTF_8),
                    Topics.PARAMETERS.value().encode(new InBand.Data<>(version))));
        }
    }

    private void propose(String scope, int version) {
        propose(
                scope,
                new GermaniumFilter(rise(version + ".00*us"), null, null, null, null, null, null, 9, 9, null),
                GermaniumFilter.SUBJECT,
                version);
    }

    private static GermaniumFilter.OutputDict rise(String time) {
        return new GermaniumFilter.OutputDict(new TreeMap<>(Map.of("rise", time)), null, null, null);
    }

    /** The rise time of channel ch1 in the database that {@code export dsp} makes of the topic. */
    private String exportedRise() throws Exception {
        return exportedRise("ch1", RUN);
    }

    private String exportedRise(String channel, String key) throws Exception {
        Path out = directory.resolve("dsp");
        assertThat(DriftwatchCommand.execute("export", "dsp", "--bootstrap", kafka, "--out", out.toString()))
                .isZero();
        return Json.MAPPER
                .readTree(out.resolve(key + "-par_dsp.json").toFile())
                .at("/" + channel + "/etrap/rise")
                .asText();
    }

    private List<Parameter> versions(String subject, String scope) throws Exception {
        try (Decisions decisions = Decisions.on(kafka)) {
            return decisions
                    .read(key -> key.equals(subject + "/" + scope + "/"))
                    .of(new Target(subject, scope, RUN, 1))
                    .all();
        }
    }

    private List<Parameter> filters(String scope) throws Exception {
        return versions(GermaniumFilter.SUBJECT, scope);
    }

    private record Said(int code, String out, String errors) {}

    /** Runs {@code parameters ACTION} on this broker. */
    private Said run(String action, String... rest) {
        List<String> arguments = new ArrayList<>(List.of("parameters", action));
        arguments.addAll(Arrays.asList(rest));
        arguments.addAll(List.of("--bootstrap", kafka));
        PrintStream outBefore = System.out;
        PrintStream errorsBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(errors, true, UTF_8));
        try {
            int code = DriftwatchCommand.execute(arguments.toArray(String[]::new));
            return new Said(code, out.toString(UTF_8), errors.toString(UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errorsBefore);
        }
    }

    private void refused(String error, String action, String... rest) {
        Said said = run(action, rest);
        assertThat(said.code()).as(said.errors()).isEqualTo(1);
        assertThat(said.errors().lines()).hasSize(1);
        assertThat(said.errors()).contains(error);
    }

    private static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within %s: %s", LIMIT, what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean has(String scope, int count) {
        try {
            return filters(scope).size() >= count;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPersonPublishesRejectsAndRollsBackAtATerminal() throws Exception {
        propose("ch1", 1);
        String[] ofChannel = {"germanium.filter", "ch1", "--by", "Ada", "--why", "narrower line"};
        assertThat(run("list", "germanium.filter").out()).contains("germanium.filter  ch1", "proposed, open");
        Said said = run("publish", ofChannel);
        assertThat(said.code()).as(said.errors()).isZero();
        assertThat(said.out())
                .startsWith("germanium.filter ch1 " + RUN + " version 3 published, valid from 2023-11-14T22:13:21Z");
        List<Parameter> versions = filters("ch1");
        assertThat(versions).extracting(Parameter::version).containsExactly(1, 3);
        assertThat(versions).extracting(Standing::of).containsExactly(Standing.proposed, Standing.published);
        assertThat(versions.get(1).value()).isEqualTo(versions.get(0).value());
        assertThat(versions.get(1).provenance())
                .containsEntry("by", "Ada")
                .containsEntry("why", "narrower line")
                .containsEntry("proposal", "1")
                .containsKey("command");

        assertThat(exportedRise()).isEqualTo("1.00*us");

        propose("ch1", 2);
        assertThat(run("reject", ofChannel).code()).isZero();
        refused("has no open proposal in run " + RUN, "publish", ofChannel);
        refused(
                "version 1 of germanium.filter of ch1 was published as version 3 by Ada: narrower line",
                "publish",
                "germanium.filter",
                "ch1",
                "--version",
                "1",
                "--by",
                "Bob",
                "--why",
                "x");
        assertThat(run("publish", "germanium.filter", "ch1", "--version", "4", "--by", "Ada", "--why", "after all")
                        .code())
                .isZero();
        assertThat(exportedRise()).isEqualTo("2.00*us");
        assertThat(run("rollback", ofChannel).out()).contains("version 6 published");
        assertThat(exportedRise()).isEqualTo("1.00*us");
        Parameter back = filters("ch1").get(filters("ch1").size() - 1);
        assertThat(back.version()).isEqualTo(6);
        assertThat(((GermaniumFilter) back.value()).outputDict()).isEqualTo(rise("1.00*us"));
        assertThat(back.provenance()).containsEntry("rolled_back_to", "3");
        assertThat(run("list", "germanium.filter", "ch1").out())
                .contains("proposed, published as 3", "proposed, rejected as 4", "in force");

        refused("no version of germanium.brew of ch1", "publish", "germanium.brew", "ch1", "--by", "A", "--why", "x");
        refused(
                "no version of germanium.filter of ch9",
                "publish",
                "germanium.filter",
                "ch9",
                "--by",
                "A",
                "--why",
                "x");
        refused(
                "has no version 77, the highest is 6",
                "publish",
                "germanium.filter",
                "ch1",
                "--version",
                "77",
                "--by",
                "A",
                "--why",
                "x");
        assertThat(run("publish", "germanium.filter", "ch1", "--by", "A", "--why", " ")
                        .code())
                .isEqualTo(2);
        assertThat(run("publish", "germanium.filter", "ch1", "--by", "A").code())
                .isEqualTo(2);
    }

    @Test
    void aDecisionOutlastsTheProcessesAndCountsOnceThoughSentTwice() throws Exception {
        propose("ch2", 1);
        worker.close();
        Target target = new Target(GermaniumFilter.SUBJECT, "ch2", RUN, 1);
        Command command = Command.of("twice", Action.publish, target, "Ada", "narrower line", Instant.now());
        try (KafkaCommands commands = new KafkaCommands(kafka)) {
            commands.send(command);
            commands.send(command);
        }
        assertThat(filters("ch2")).hasSize(1);
        close();
        open();
        until("the version of the command sent before", () -> has("ch2", 2));
        close();
        open();
        propose("ch2", 2);
        Command second = Command.of(
                "second",
                Action.reject,
                new Target(GermaniumFilter.SUBJECT, "ch2", RUN, 2),
                "Ada",
                "no",
                Instant.now());
        try (KafkaCommands commands = new KafkaCommands(kafka)) {
            commands.send(command);
            commands.send(second);
        }
        until("the rejection behind the command that was sent again", () -> has("ch2", 4));
        assertThat(filters("ch2"))
                .extracting(each -> each.version() + " " + Standing.of(each))
                .containsExactly("1 proposed", "3 published", "2 proposed", "4 rejected");
    }

    @Test
    void aPageDecidesAndShowsWhatTheTopicSays() throws Exception {
        String page = wiring.page(kafka);
        double before = published(page);
        propose(
                "ch3",
                new GermaniumDplms(null, "changed", 2.5, 0.02, 0.3, null, 2.6, 0.02, List.of(), null, 9, 9, null),
                GermaniumDplms.SUBJECT,
                2);
        until(
                "the proposal is known",
                () -> get(page + "/api/channels/" + RUN + "/ch3").contains("\"proposed\""));
        String wish = "{\"action\":\"publish\",\"subject\":\"germanium.dplms\",\"scope\":\"ch3\",\"run\":\"" + RUN
                + "\",\"version\":2," + "\"by\":\"Ada\",\"why\":\"2.5 keV\"}";
        assertThat(post(page, wish)).isEqualTo(202);
        until(
                "the version is on the page",
                () -> get(page + "/api/channels/" + RUN + "/ch3/parameters/germanium.dplms")
                        .contains("\"by\":\"Ada\""));
        assertThat(versions(GermaniumDplms.SUBJECT, "ch3"))
                .extracting(Parameter::version)
                .containsExactly(2, 3);
        until("the command is counted", () -> published(page) == before + 1);
    }

    @Test
    void aPersonGoesBackOnThePage() throws Exception {
        String page = wiring.page(kafka);
        String[] ofChannel = {"germanium.filter", "ch6", "--by", "Ada", "--why", "narrower line"};
        propose("ch6", 1);
        assertThat(run("publish", ofChannel).code()).isZero();
        propose("ch6", 2);
        assertThat(run("publish", ofChannel).code()).isZero();
        assertThat(exportedRise("ch6", RUN)).isEqualTo("2.00*us");
        try (ChromiumForTests chromium = ChromiumForTests.start();
                BrowserContext context = chromium.browser().newContext()) {
            Page browser = context.newPage();
            browser.navigate(page + "/?run=" + RUN + "&channel=ch6&history=germanium.filter");
            Locator versions = browser.getByTestId("parameter-versions");
            versions.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Back to version 3"))
                    .click();
            Locator question = browser.getByRole(AriaRole.DIALOG);
            PlaywrightAssertions.assertThat(
                            question.locator("tr", new Locator.LocatorOptions().setHasText("etrap.rise")))
                    .containsText("2.00 µs1.00 µs−1.000 µs");
            question.getByLabel("Name").fill("Bob");
            question.getByLabel("Reason").fill("noise of the pump");
            question.getByTestId("rollback-send").click();
            PlaywrightAssertions.assertThat(versions.getByTestId("rollback-note"))
                    .containsText(
                            "Done: version 5 has the value of version 3",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(LIMIT.toMillis()));
            PlaywrightAssertions.assertThat(versions).containsText("version 5 in force");
        }
        Parameter back = filters("ch6").get(filters("ch6").size() - 1);
        assertThat(back.provenance())
                .containsEntry("rolled_back_to", "3")
                .containsEntry("by", "Bob")
                .containsEntry("why", "noise of the pump")
                .doesNotContainKey("start");
        assertThat(exportedRise("ch6", RUN)).isEqualTo("1.00*us");
    }

    @Test
    void aPersonChoosesFromWhichDataTimeAVersionHolds() throws Exception {
        propose("ch7", 1);
        String[] publish = {"germanium.filter", "ch7", "--by", "Ada", "--why", "x", "--valid-from", "TIME"};
        publish[7] = "2023-11-14T22:12:59Z";
        refused(
                "valid_from must not be before 2023-11-14T22:13:00Z, when run " + RUN
                        + " begins, was 2023-11-14T22:12:59Z",
                "publish",
                publish);
        publish[7] = "noon";
        assertThat(run("publish", publish).code()).isEqualTo(2);
        publish[7] = "2023-11-14T22:13:00Z";
        assertThat(run("publish", publish).out()).contains("version 3 published, valid from 2023-11-14T22:13:00Z");
        propose("ch7", 2);
        publish[7] = "2023-11-14T22:30:00Z";
        assertThat(run("publish", publish).out()).contains("version 4 published, valid from 2023-11-14T22:30:00Z");
        assertThat(exportedRise("ch7", RUN)).isEqualTo("1.00*us");
        assertThat(exportedRise("ch7", RUN + "-20231114T223000Z")).isEqualTo("2.00*us");
        Instant decided = Instant.parse(filters("ch7").get(0).provenance().get("decided"));
        String[] look = {"germanium.filter", "ch7", "--at", "2023-11-14T22:45:00Z", "--known", "" + decided};
        assertThat(run("list", look).out().lines().skip(1))
                .hasSize(1)
                .first()
                .asString()
                .contains("  3  ");
        look[5] = "" + Instant.now();
        assertThat(run("list", look).out().lines().skip(1))
                .hasSize(1)
                .first()
                .asString()
                .contains("  4  ");
        look[3] = "2023-11-14T22:29:59Z";
        assertThat(run("list", look).out().lines().skip(1))
                .hasSize(1)
                .first()
                .asString()
                .contains("  3  ");
    }

    private void throughput(String block, int second, double value) {
        put(new Parameter(
                1,
                ArrayCoefficient.INTER_CALIBRATION,
                "tel_009",
                block,
                1,
                Instant.ofEpochSecond(1_700_000_000L + second),
                null,
                new ArrayCoefficient.Throughput(value, 0.01, 3, 900, 0, false, true, 2),
                new TreeMap<>()));
    }

    @Test
    void aTelescopeGoesBackToTheCoefficientOfTheBlockBefore() throws Exception {
        throughput("ob_1", 10, 1.05);
        throughput("ob_2", 1_800, 1.04);
        throughput("ob_3", 3_600, 0.8);
        String[] ofTelescope = {ArrayCoefficient.INTER_CALIBRATION, "tel_009", "--by", "Ada", "--why", "wet mirror"};
        Said said = run("rollback", ofTelescope);
        assertThat(said.out())
                .as(said.errors())
                .startsWith(
                        "array.inter-calibration tel_009 ob_3 version 2 published, valid from 2023-11-14T23:13:20Z");
        List<Parameter> made = ofBlock("ob_3");
        assertThat(made.get(1).value()).isEqualTo(ofBlock("ob_2").get(0).value());
        assertThat(made.get(1).provenance()).containsEntry("rolled_back_to_run", "ob_2");
        refused(
                "version 2 of array.inter-calibration of tel_009 is in force already",
                "rollback",
                ArrayCoefficient.INTER_CALIBRATION,
                "tel_009",
                "--version",
                "2",
                "--by",
                "Ada",
                "--why",
                "x");
        refused(
                "--into is for subjects of arrays, germanium.filter is none",
                "rollback",
                "germanium.filter",
                "ch1",
                "--into",
                "ob_3",
                "--by",
                "Ada",
                "--why",
                "x");
        String page = wiring.page(kafka);
        until(
                "the blocks are known",
                () -> get(page + "/api/parameters?run=ob_3").contains("rolled_back_to_run"));
        String wish = "{\"action\":\"rollback\",\"subject\":\"array.inter-calibration\",\"scope\":\"tel_009\","
                + "\"run\":\"ob_1\",\"version\":1,\"into\":\"ob_3\",\"by\":\"Ada\",\"why\":\"older\"}";
        assertThat(post(page, wish)).isEqualTo(202);
        until("the version of the page", () -> size("ob_3") == 3);
        assertThat(ofBlock("ob_3").get(2).value())
                .isEqualTo(ofBlock("ob_1").get(0).value());
    }

    private List<Parameter> ofBlock(String block) throws Exception {
        try (Decisions decisions = Decisions.on(kafka)) {
            return decisions
                    .read(key -> key.equals(ArrayCoefficient.INTER_CALIBRATION + "/tel_009/"))
                    .of(new Target(ArrayCoefficient.INTER_CALIBRATION, "tel_009", block, 1))
                    .all();
        }
    }

    private int size(String block) {
        try {
            return ofBlock(block).size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int post(String page, String wish) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create(page + "/api/commands"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish))
                .build();
        return HttpClient.newHttpClient()
                .send(post, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static double published(String page) {
        Matcher published = Pattern.compile("driftwatch_commands_total\\{outcome=\"published\"\\} (\\S+)")
                .matcher(get(page + "/metrics"));
        assertThat(published.find()).isTrue();
        return Double.parseDouble(published.group(1));
    }

    @Test
    void whatAWorkerLeftUndoneWhenItWasKilledIsDoneOnceByTheNext() throws Exception {
        worker.close();
        propose("ch4", 1);
        Command command = Command.of(
                "killed",
                Action.publish,
                new Target(GermaniumFilter.SUBJECT, "ch4", RUN, 1),
                "Ada",
                "x",
                Instant.now());
        try (KafkaCommands commands = new KafkaCommands(kafka)) {
            commands.send(command);
        }
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                CommandWorker.GROUP);
        try (KafkaProducer<byte[], byte[]> killed =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            Parameter half = filters("ch4").get(0).withProvenance(new TreeMap<>(Map.of("status", "published")));
            killed.send(new ProducerRecord<>(
                            Topics.PARAMETERS.name(),
                            ("germanium.filter/ch4/" + half.validFrom()).getBytes(UTF_8),
                            Topics.PARAMETERS.value().encode(new InBand.Data<>(half))))
                    .get();
            worker = wiring.commands(kafka);
            until("the version", () -> has("ch4", 2));
            assertThatThrownBy(killed::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(filters("ch4"))
                .extracting(each -> each.version() + " " + Standing.of(each))
                .containsExactly("1 proposed", "3 published");
    }

    private static String get(String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (java.io.IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
