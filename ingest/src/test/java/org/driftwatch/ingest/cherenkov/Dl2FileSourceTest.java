package org.driftwatch.ingest.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewColumn;
import org.driftwatch.ingest.cherenkov.hdf5.writing.NewTable;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.run.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Dl2FileSourceTest {
    @TempDir
    Path folder;

    @Test
    void aBlockSaysWhatItHoldsBeforeItsFirstEvent() throws IOException {
        try (Dl2FileSource source = open(new SmallBlock())) {
            assertThat(source.description().run()).isEqualTo("block");
            assertThat(source.description().channels()).containsExactly("tel_002", "tel_007");
            assertThat(source.description().events()).isEqualTo(6);
            assertThat(source.description().from().getEpochSecond()).isEqualTo(SmallBlock.START - 37);
            assertThat(source.description().until().getEpochSecond()).isEqualTo(SmallBlock.START - 37 + 2);
            assertThat(source.description().array().name()).isEqualTo("array");
            assertThat(source.description().array().telescopes())
                    .extracting(telescope -> telescope.id())
                    .containsExactly(7, 2, 5);
            assertThat(source.missingTables()).isEqualTo(4);
        }
    }

    @Test
    void telescopesOfAnEventComeTogetherWithTheirTriggerTimes() throws IOException {
        assertThat(read(new SmallBlock()))
                .extracting(TelescopeEvent::event, TelescopeEvent::telescope, TelescopeEvent::triggerNs)
                .startsWith(
                        tuple(10L, 2, 0.5),
                        tuple(10L, 7, 1.75),
                        tuple(20L, 2, 0.5));
    }

    @Test
    void rowsStoredInAnyOrderGiveTheSameEvents() throws IOException {
        NewTable triggers = SmallBlock.arrayTriggers();
        for (int i : new int[] {2, 0, 1}) triggers.row(1, 10 * (i + 1), new long[] {SmallBlock.START + i, 400});
        NewTable telescopes = SmallBlock.telescopeTriggers();
        for (int i : new int[] {1, 2, 0})
            for (int id : new int[] {2, 7})
                telescopes.row(1, 10 * (i + 1), id, new long[] {SmallBlock.START + i, 400 + id});
        NewTable energies = SmallBlock.energies(7);
        for (int event : new int[] {30, 10, 20}) energies.row(1, event, 7, SmallBlock.energy(event, 7), 0.1, true);
        SmallBlock mixed = new SmallBlock().with(triggers).with(telescopes).with(energies);
        assertThat(read(mixed))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(read(new SmallBlock()));
    }

    @Test
    void eventNumbersNeedNotRiseWithTime() throws IOException {
        NewTable triggers = SmallBlock.arrayTriggers();
        for (int i = 0; i < 3; i++) triggers.row(1, 10 * (3 - i), new long[] {SmallBlock.START + i, 400});
        List<TelescopeEvent> events = read(new SmallBlock().with(triggers));
        assertThat(events).extracting(TelescopeEvent::event).containsExactly(30L, 30L, 20L, 20L, 10L, 10L);
        assertThat(events).allSatisfy(event -> assertThat(event.values()[0])
                .isEqualTo(SmallBlock.energy((int) event.event(), event.telescope())));
    }

    @Test
    void eventsOfTheSameTimeAreInTheOrderInWhichTheyAreFolded() throws IOException {
        NewTable triggers = SmallBlock.arrayTriggers();
        for (int i = 0; i < 3; i++) triggers.row(1, 10 * (i + 1), new long[] {SmallBlock.START, 401 + i % 2});
        List<TelescopeEvent> events = read(new SmallBlock().with(triggers));
        assertThat(events).hasSize(6).isSortedAccordingTo(Event.ORDER);
        assertThat(events).extracting(TelescopeEvent::telescope).containsExactly(2, 2, 2, 7, 7, 7);
    }

    @Test
    void whatATableLacksIsNanAndNotValid() throws IOException {
        NewTable classes = SmallBlock.classes(7).row(1, 20, 7, 0.8, true);
        NewTable geometry = SmallBlock.geometry().row(1, 20, 70.0, 180.0, 1.0, 0.0, 9000.0, true);
        TelescopeEvent first = read(new SmallBlock().with(classes).with(geometry)).get(1);
        assertThat(first.telescope()).isEqualTo(7);
        assertThat(first.values()[0]).isEqualTo(SmallBlock.energy(10, 7));
        assertThat(value(first, "RandomForestClassifier_tel_prediction")).isNaN();
        assertThat(value(first, "RandomForestClassifier_tel_is_valid")).isZero();
        assertThat(value(first, "HillasReconstructor_core_x")).isNaN();
        assertThat(value(first, "HillasReconstructor_is_valid")).isZero();
    }

    @Test
    void aTelescopeTakesPartWithATriggerOrAnEnergy() throws IOException {
        NewTable triggers = SmallBlock.telescopeTriggers()
                .row(1, 10, 2, new long[] {SmallBlock.START, 402})
                .row(1, 10, 5, new long[] {SmallBlock.START, 404});
        NewTable energies = SmallBlock.energies(2).row(1, 20, 2, 1.0, 0.1, true);
        List<TelescopeEvent> events = read(new SmallBlock()
                .with(triggers)
                .with(energies)
                .without(SmallBlock.ENERGY + "tel_007"));
        assertThat(events)
                .extracting(TelescopeEvent::event, TelescopeEvent::telescope)
                .containsExactly(
                        tuple(10L, 2),
                        tuple(10L, 5),
                        tuple(20L, 2));
        assertThat(events.get(2).triggerNs()).isNaN();
    }

    @Test
    void rowsWithoutArrayTriggerAreLeftOutAndCounted() throws IOException {
        NewTable energies = SmallBlock.energies(7).row(1, 11, 7, 1.0, 0.1, true).row(1, 20, 7, 2.0, 0.1, true);
        try (Dl2FileSource source = open(new SmallBlock().with(energies))) {
            assertThat(source.warnings()).anyMatch(line -> line.contains("1 rows of events without array trigger"));
            assertThat(SmallBlock.all(source)).hasSize(6).allMatch(event -> event.event() % 10 == 0);
        }
    }

    @Test
    void theNewNameOfTheClassifierGroupIsFound() throws IOException {
        String renamed = "/dl2/event/telescope/particle_type/RandomForestClassifier/";
        SmallBlock block = new SmallBlock()
                .without(SmallBlock.CLASSES)
                .with(SmallBlock.classes(renamed, "RandomForestClassifier", 7).row(1, 10, 7, 0.25, true));
        assertThat(value(read(block).get(1), "RandomForestClassifier_tel_prediction")).isEqualTo(0.25);
    }

    @Test
    void theOnlyReconstructorIsTakenAndSaid() throws IOException {
        SmallBlock block = new SmallBlock()
                .without(SmallBlock.ENERGY)
                .with(SmallBlock.energies(Dl2Paths.ENERGY + "/CTLearn/", "CTLearn", 7).row(1, 10, 7, 4.0, 0.1, true));
        try (Dl2FileSource source = open(block)) {
            assertThat(source.warnings())
                    .anyMatch(line -> line.endsWith(
                            "energy reconstructor RandomForestRegressor is not there, CTLearn is taken"));
            assertThat(source.description().array().energy()).isEqualTo("CTLearn");
            assertThat(SmallBlock.all(source).get(1).values()[0]).isEqualTo(4);
        }
    }

    @Test
    void aReconstructorThatDoesTwoThingsIsValidWhenBothAre() throws IOException {
        SmallBlock block = new SmallBlock()
                .without(SmallBlock.ENERGY)
                .without(SmallBlock.CLASSES)
                .with(SmallBlock.energies(Dl2Paths.ENERGY + "/CTLearn/", "CTLearn", 7)
                        .row(1, 10, 7, 4.0, 0.1, true)
                        .row(1, 20, 7, 4.0, 0.1, true))
                .with(SmallBlock.classes("/dl2/event/telescope/particle_type/CTLearn/", "CTLearn", 7)
                        .row(1, 10, 7, 0.9, false)
                        .row(1, 20, 7, 0.9, true));
        try (Dl2FileSource source = open(block)) {
            int valid = source.description().array().column("CTLearn_tel_is_valid");
            List<TelescopeEvent> events = SmallBlock.all(source);
            assertThat(events.get(1).values()[valid]).isZero();
            assertThat(events.get(3).values()[valid]).isEqualTo(1);
        }
    }

    @Test
    void unitsAreThoseOfTheFile() throws IOException {
        SmallBlock block = new SmallBlock().without(SmallBlock.ENERGY);
        List<NewColumn> columns = new ArrayList<>(SmallBlock.energies(7).columns());
        columns.set(3, NewColumn.real("RandomForestRegressor_tel_energy", "GeV"));
        block.with(new NewTable(SmallBlock.ENERGY + "tel_007", columns).row(1, 10, 7, 250.0, 0.1, true));
        try (Dl2FileSource source = open(block)) {
            assertThat(source.description().array().columns().get(0).unit()).isEqualTo("GeV");
            assertThat(SmallBlock.all(source).get(1).values()[0]).isEqualTo(250);
        }
    }

    @Test
    void datesOfOlderFilesAreRead() throws IOException {
        List<NewColumn> columns = new ArrayList<>(SmallBlock.arrayTriggers().columns());
        columns.set(2, NewColumn.real("time", ""));
        NewTable triggers = new NewTable(Dl2Paths.ARRAY_TRIGGER, columns)
                .attribute("CTAFIELD_2_TIME_FORMAT", "mjd")
                .attribute("CTAFIELD_2_TIME_SCALE", "tai");
        for (int i = 0; i < 3; i++) triggers.row(1, 10 * (i + 1), 60_000 + i / 4.0);
        // MJD 60000 is 2023-02-25
        try (Dl2FileSource source = open(new SmallBlock().with(triggers))) {
            assertThat(source.description().from()).isEqualTo("2023-02-24T23:59:23Z");
            assertThat(source.description().until()).isEqualTo("2023-02-25T11:59:23Z");
        }
    }

    @Test
    void furtherParametersAreReadWhenAskedFor() throws IOException {
        Path file = new SmallBlock().write(folder);
        Dl2Options options = Dl2Options.DEFAULTS.withParameters(List.of("hillas_intensity"));
        try (Dl2FileSource source = Dl2FileSource.open(file, options)) {
            assertThat(source.description().array().column("hillas_intensity")).isPositive();
            assertThat(source.description().array().column("leakage_intensity_width_2")).isNegative();
        }
    }

    @Test
    void aPackedFileIsUnpackedAsideAndTheCopyDeleted() throws IOException {
        Path plain = new SmallBlock().write(folder);
        Path packed = folder.resolve("packed.dl2.h5.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        long before = copies();
        try (Dl2FileSource source = Dl2FileSource.open(packed, Dl2Options.DEFAULTS)) {
            assertThat(copies()).isEqualTo(before + 1);
            assertThat(source.description().run()).isEqualTo("packed");
            assertThat(SmallBlock.all(source)).hasSize(6);
        }
        assertThat(copies()).isEqualTo(before);
    }

    private static long copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("driftwatch-"))
                    .filter(file -> file.toString().endsWith(".h5"))
                    .count();
        }
    }

    private double value(TelescopeEvent event, String column) throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(folder.resolve("block.dl2.h5"), Dl2Options.DEFAULTS)) {
            return event.values()[source.description().array().column(column)];
        }
    }

    private Dl2FileSource open(SmallBlock block) throws IOException {
        return Dl2FileSource.open(block.write(folder), Dl2Options.DEFAULTS);
    }

    private List<TelescopeEvent> read(SmallBlock block) throws IOException {
        try (Dl2FileSource source = open(block)) {
            return SmallBlock.all(source);
        }
    }
}
