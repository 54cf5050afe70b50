package org.driftwatch.calibrators.cherenkov.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Gauge;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.settings.ThroughputSettings;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TimeOffset;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeFit;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TypeRatio;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArraySnapshot;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayBlocksTest {
    private static final Map<String, Integer> REFERENCES = Map.of("MST", 1, "SST", 11);
    private static final ToyArray ARRAY = ToyArray.of(5, 4, 3);

    private final InMemoryChannelStore memory = new InMemoryChannelStore();

    private static ArraySettings settings(Gauge gauge, Map<String, Integer> references, Mode mode) {
        ArraySettings usual = ArraySettings.defaults();
        return new ArraySettings(
                usual.name(),
                mode,
                usual.events(),
                usual.pairs(),
                new ThroughputSettings(
                        gauge,
                        usual.throughput().normalisation(),
                        TelescopeParameter.byType("reference_telescopes", new TreeMap<>(references))),
                usual.size(),
                usual.timing(),
                usual.regressorBias(),
                usual.drift(),
                usual.pool(),
                usual.input(),
                usual.output());
    }

    private ArrayCalibration open(ToyArray array, String run, InMemoryChannelStore store) {
        ArraySettings settings = settings(Gauge.REFERENCE, REFERENCES, Mode.PRODUCT);
        return new ArrayCalibration(
                settings, new ArrayCalibration.BlockName(run, "toy"), array.telescopes(), store, memory);
    }

    private ArrayAnswer answer(ToyArray array, String run, List<ArrayEvent> events) {
        ArrayCalibration calibration = open(array, run, new InMemoryChannelStore());
        events.forEach(calibration::add);
        return calibration.finish();
    }

    private static <T> T value(ArrayAnswer answer, String subject, String scope, Class<T> type) {
        return type.cast(answer.parameters().stream()
                .filter(each -> each.subject().equals(subject) && each.scope().equals(scope))
                .findFirst()
                .orElseThrow()
                .value());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void recoversTheTruthWithinItsErrors(long seed) {
        ToyArray array = ToyArray.of(5, 4, seed);
        // relative to the mean: a reference would put its own error into all others, and the r.m.s. of pulls would say
        // little
        ArrayAnswer answer = answer(Gauge.MEAN, array, array.events("run", 400, seed));
        double throughputs = 0;
        double clocks = 0;
        for (Telescope each : array.telescopes()) {
            Throughput c = value(answer, ArrayCoefficient.INTER_CALIBRATION, each.scope(), Throughput.class);
            TimeOffset t = value(answer, ArrayCoefficient.TIMING, each.scope(), TimeOffset.class);
            double c0 = array.throughput().get(each.id()) / mean(array, each.type(), array.throughput());
            double t0 = array.clockNs().get(each.id()) - mean(array, "", array.clockNs());
            throughputs += square((c.throughput() - c0) / c.error())
                    / array.telescopes().size();
            clocks +=
                    square((t.offsetNs() - t0) / t.error()) / array.telescopes().size();
        }
        // 18 and 19 degrees of freedom: 0.5 is three standard errors of the r.m.s.
        assertThat(Math.sqrt(throughputs)).isCloseTo(1, within(0.5));
        assertThat(Math.sqrt(clocks)).isCloseTo(1, within(0.5));
        TypeFit walk = value(answer, ArrayCoefficient.TIMING, "MST", TypeFit.class);
        assertThat(walk.extra().get("walk_ns_pe"))
                .isCloseTo(400, within(5 * walk.extra().get("walk_error_ns_pe")));
        TypeRatio ratio = value(answer, ArrayCoefficient.CROSS_CALIBRATION, "MST/SST", TypeRatio.class);
        double expected = mean(array, "MST", array.throughput()) / mean(array, "SST", array.throughput());
        assertThat(ratio.ratio()).isCloseTo(expected, within(5 * ratio.error()));
    }

    private static double square(double x) {
        return x * x;
    }

    /** Over the telescopes of a type, or over all. */
    private static double mean(ToyArray array, String type, Map<Integer, Double> values) {
        return array.telescopes().stream()
                .filter(each -> type.isEmpty() || each.type().equals(type))
                .mapToDouble(each -> values.get(each.id()))
                .average()
                .orElseThrow();
    }

    private ArrayAnswer answer(Gauge gauge, ToyArray array, List<ArrayEvent> events) {
        ArrayCalibration calibration = new ArrayCalibration(
                settings(gauge, REFERENCES, Mode.PRODUCT),
                new ArrayCalibration.BlockName("run", "toy"),
                array.telescopes(),
                new InMemoryChannelStore(),
                memory);
        events.forEach(calibration::add);
        return calibration.finish();
    }

    @Test
    void everyTelescopeAndTypeIsPublishedOnceFromTheFirstEventOn() {
        List<ArrayEvent> events = ARRAY.events("run", 60, 1);
        ArrayAnswer answer = answer(ARRAY, "run", events);
        assertThat(answer.parameters())
                .extracting(each -> each.subject() + " " + each.scope())
                .doesNotHaveDuplicates();
        assertThat(answer.parameters()).allSatisfy(each -> {
            assertThat(each.version()).isEqualTo(1);
            assertThat(each.validFrom())
                    .isEqualTo(EventTime.instant(events.get(0).timeNs()));
        });
        assertThat(answer.parameters().stream().filter(each -> each.value() instanceof Throughput))
                .hasSize(3 * 20);
    }

    @Test
    void anObjectOpenedAnewOnTheSameStoreGoesOnAsIfNothingHadHappened() {
        List<ArrayEvent> events = ARRAY.events("run", 90, 2);
        ArrayAnswer through = answer(ARRAY, "run", events);
        InMemoryChannelStore store = new InMemoryChannelStore();
        for (ArrayEvent event : events) open(ARRAY, "run", store).add(event);
        InMemoryChannelStore fresh = new InMemoryChannelStore();
        ArrayCalibration last = new ArrayCalibration(
                settings(Gauge.REFERENCE, REFERENCES, Mode.PRODUCT),
                new ArrayCalibration.BlockName("run", "toy"),
                ARRAY.telescopes(),
                store,
                fresh);
        assertThat(last.finish().parameters()).isEqualTo(through.parameters());
        assertThat(open(ARRAY, "run", store).finish()).isEqualTo(ArrayAnswer.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void coefficientsDoNotDependOnTheOrderOfArrival(long seed) {
        List<ArrayEvent> events = ARRAY.events("run", 120, 7);
        List<ArrayEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        ArrayAnswer inOrder = answer(ARRAY, "run", events);
        ArrayAnswer anyOrder = answer(ARRAY, "run", shuffled);
        for (Telescope each : ARRAY.telescopes()) {
            // to rounding: contributions are sorted by their place in the block, which follows arrival
            double expected = value(inOrder, ArrayCoefficient.INTER_CALIBRATION, each.scope(), Throughput.class)
                    .throughput();
            double found = value(anyOrder, ArrayCoefficient.INTER_CALIBRATION, each.scope(), Throughput.class)
                    .throughput();
            assertThat(found).isCloseTo(expected, within(1e-10));
        }
        shuffled.sort(Event.ORDER);
        assertThat(answer(ARRAY, "run", shuffled).parameters()).isEqualTo(inOrder.parameters());
    }

    @Test
    void aStepOfOneTelescopeAlarmsInBothThroughputsAndNothingElseDoes() {
        answer(ARRAY, "a", ARRAY.events("a", 400, 21));
        ToyArray dimmer = ARRAY.with(7, 0.9);
        List<String> alarms = answer(dimmer, "b", dimmer.events("b", 400, 22)).drift().stream()
                .filter(each -> each.verdict() == Verdict.drift)
                .map(each -> each.scope() + " " + each.quantity())
                .toList();
        assertThat(alarms).containsExactly("tel_007 throughput", "tel_007 throughput_size");
    }

    @Test
    void theReferenceItselfCanDrift() {
        answer(ARRAY, "a", ARRAY.events("a", 400, 31));
        ToyArray dimmer = ARRAY.with(1, 0.9);
        List<DriftPoint> alarms = answer(dimmer, "b", dimmer.events("b", 400, 32)).drift().stream()
                .filter(each ->
                        each.verdict() == Verdict.drift && each.quantity().equals("throughput"))
                .toList();
        assertThat(alarms).extracting(DriftPoint::scope).containsExactly("tel_001");
        assertThat(alarms.get(0).shift())
                .isCloseTo(-10, within(5 * alarms.get(0).measured().error()));
    }

    @Test
    void withTheMeanAsGaugeNoTelescopeIsFixed() {
        ArrayAnswer answer = answer(Gauge.MEAN, ARRAY, ARRAY.events("run", 100, 4));
        double mean = ARRAY.telescopes().stream()
                .filter(each -> each.type().equals("MST"))
                .mapToDouble(each -> value(answer, ArrayCoefficient.INTER_CALIBRATION, each.scope(), Throughput.class)
                        .throughput())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1, within(1e-12));
    }

    @Test
    void tooLittleDataIsAnAnswer() {
        assertThat(open(ARRAY, "none", new InMemoryChannelStore()).finish()).isEqualTo(ArrayAnswer.NOTHING);
        ArrayAnswer one = answer(ARRAY, "one", ARRAY.events("one", 1, 1));
        assertThat(value(one, ArrayCoefficient.INTER_CALIBRATION, "tel_002", Throughput.class)
                        .throughput())
                .isNaN();
        assertThat(one.drift()).isNotEmpty().allMatch(each -> each.verdict() == Verdict.lowstat);
    }

    @Test
    void aBlockCanBeLookedAtInTheMiddle() {
        ArrayCalibration calibration = open(ARRAY, "run", new InMemoryChannelStore());
        assertThat(calibration.snapshot().events()).isZero();
        ARRAY.events("run", 50, 4).forEach(calibration::add);
        ArraySnapshot now = calibration.snapshot();
        assertThat(now.events()).isEqualTo(50);
        assertThat(now.telescopes()).hasSize(20).allMatch(each -> each.throughput() > 0.5 && each.error() < 0.2);
        assertThat(now.types()).extracting(ArraySnapshot.TypeView::type).containsExactly("MST", "SST");
    }

    @Test
    void settingsThatSayNothingForATelescopeAreRefusedAtTheStart() {
        ArraySettings settings = settings(Gauge.REFERENCE, Map.of("MST", 1), Mode.PRODUCT);
        assertThatThrownBy(() -> new ArrayCalibration(
                        settings,
                        new ArrayCalibration.BlockName("run", "toy"),
                        ARRAY.telescopes(),
                        new InMemoryChannelStore(),
                        memory))
                .hasMessageContaining("reference_telescopes")
                .hasMessageContaining("telescope 11");
    }

    @Test
    void compatHasPlainMeansAndOnePerCentOnTheReference() {
        ArraySettings settings = settings(Gauge.REFERENCE, REFERENCES, Mode.COMPAT);
        ArrayCalibration calibration = new ArrayCalibration(
                settings,
                new ArrayCalibration.BlockName("run", "toy"),
                ARRAY.telescopes(),
                new InMemoryChannelStore(),
                memory);
        ARRAY.events("run", 100, 4).forEach(calibration::add);
        Throughput reference =
                value(calibration.finish(), ArrayCoefficient.INTER_CALIBRATION, "tel_001", Throughput.class);
        assertThat(reference.error()).isEqualTo(0.01);
    }
}
