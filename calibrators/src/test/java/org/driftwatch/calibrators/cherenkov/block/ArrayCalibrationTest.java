package org.driftwatch.calibrators.cherenkov.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;
import org.driftwatch.calibrators.cherenkov.settings.Gauge;
import org.driftwatch.calibrators.cherenkov.settings.Mode;
import org.driftwatch.calibrators.cherenkov.settings.PoolSettings;
import org.driftwatch.calibrators.cherenkov.settings.ThroughputSettings;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TimeOffset;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayCalibrationTest {
    private final InMemoryChannelStore memory = new InMemoryChannelStore();

    private static ArraySettings settings(Mode mode, PoolSettings pool) {
        ArraySettings usual = ArraySettings.defaults();
        TreeMap<String, Integer> references = new TreeMap<>();
        references.put("LST", 1);
        references.put("MST", 3);
        ThroughputSettings throughput = new ThroughputSettings(
                Gauge.REFERENCE,
                usual.throughput().normalisation(),
                TelescopeParameter.byType("reference_telescopes", references));
        return new ArraySettings(
                usual.name(),
                mode,
                usual.events(),
                usual.pairs(),
                throughput,
                usual.size(),
                usual.timing(),
                usual.regressorBias(),
                usual.drift(),
                pool,
                usual.input(),
                usual.output());
    }

    private static ArraySettings product() {
        return settings(Mode.PRODUCT, PoolSettings.defaults());
    }

    private ArrayAnswer answer(ArraySettings settings, SyntheticBlock block, List<ArrayEvent> events) {
        ArrayCalibration calibration = block.open(settings, new InMemoryChannelStore(), memory);
        events.forEach(calibration::add);
        return calibration.finish();
    }

    private static <T> T value(ArrayAnswer answer, String subject, String scope, Class<T> type) {
        return answer.parameters().stream()
                .filter(each -> each.subject().equals(subject) && each.scope().equals(scope))
                .map(each -> type.cast(each.value()))
                .findFirst()
                .orElseThrow();
    }

    private static Throughput throughput(ArrayAnswer answer, int telescope) {
        return value(
                answer, ArrayCoefficient.INTER_CALIBRATION, String.format("tel_%03d", telescope), Throughput.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatWasPutInWithinItsErrors(long seed) {
        SyntheticBlock block = new SyntheticBlock("b1", 1, seed)
                .throughput(2, 0.9)
                .throughput(5, 1.1)
                .clock(5, 4)
                .clock(6, -3);
        ArrayAnswer answer = answer(product(), block, block.events(800));
        for (int telescope : List.of(2, 4, 5, 6, 7, 8)) {
            double truth = telescope == 2 ? 0.9 : telescope == 5 ? 1.1 : 1;
            Throughput found = throughput(answer, telescope);
            assertThat(found.throughput()).isCloseTo(truth, offset(4.5 * found.error()));
            assertThat(found.error()).isBetween(0.001, 0.02);
        }
        assertThat(throughput(answer, 1)).matches(each -> each.fixed() && each.throughput() == 1 && each.error() == 0);
        TimeOffset clock = value(answer, ArrayCoefficient.TIMING, "tel_005", TimeOffset.class);
        TimeOffset other = value(answer, ArrayCoefficient.TIMING, "tel_006", TimeOffset.class);
        assertThat(clock.offsetNs() - other.offsetNs())
                .isCloseTo(7, offset(4.5 * StrictMath.hypot(clock.error(), other.error())));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anObjectMadeAnewBetweenAnyTwoEventsGivesTheSame(Mode mode) {
        SyntheticBlock block = new SyntheticBlock("b1", 1, 7).throughput(2, 0.9);
        ArraySettings settings = settings(mode, new PoolSettings(true, Duration.ZERO));
        List<ArrayEvent> events = block.events(60);
        ArrayAnswer whole = answer(settings, block, events);
        InMemoryChannelStore store = new InMemoryChannelStore();
        InMemoryChannelStore other = new InMemoryChannelStore();
        for (ArrayEvent event : events) block.open(settings, store, other).add(event);
        assertThat(block.open(settings, store, other).finish()).isEqualTo(whole);
        assertThat(block.open(settings, store, other).finish()).isEqualTo(ArrayAnswer.NOTHING);
    }

    @Test
    void pooledBlocksAreLikeOneBlockWithAllEvents() {
        SyntheticBlock first = new SyntheticBlock("b1", 1, 11).throughput(5, 1.1);
        SyntheticBlock second = new SyntheticBlock("b2", 2, 12).throughput(5, 1.1);
        ArraySettings pooled = settings(Mode.PRODUCT, new PoolSettings(true, Duration.ZERO));
        List<ArrayEvent> early = first.events(200);
        List<ArrayEvent> late = second.events(200);
        answer(pooled, first, early);
        Throughput two = throughput(answer(pooled, second, late), 5);
        List<ArrayEvent> all = new ArrayList<>(early);
        all.addAll(late);
        SyntheticBlock one = new SyntheticBlock("all", 1, 0);
        ArrayCalibration alone = one.open(product(), new InMemoryChannelStore(), new InMemoryChannelStore());
        all.forEach(alone::add);
        assertThat(two).isEqualTo(throughput(alone.finish(), 5));
    }

    @Test
    void earlierBlocksFadeByDataTime() {
        ArraySettings fading = settings(Mode.PRODUCT, new PoolSettings(true, Duration.ofHours(1)));
        SyntheticBlock before = new SyntheticBlock("b1", 1, 21).throughput(5, 1.2);
        answer(fading, before, before.events(400));
        SyntheticBlock soon = new SyntheticBlock("b2", 2, 22);
        double halved = throughput(answer(fading, soon, soon.events(400)), 5).throughput();
        assertThat(halved).isCloseTo(StrictMath.exp(StrictMath.log(1.2) / 3), offset(0.02));
        SyntheticBlock late = new SyntheticBlock("b3", 30, 23);
        assertThat(throughput(answer(fading, late, late.events(400)), 5).throughput())
                .isCloseTo(1, offset(0.02));
    }

    @Test
    void aStepAlarmsAndNothingElse() {
        for (int b = 1; b <= 4; b++) {
            SyntheticBlock block = new SyntheticBlock("b" + b, b, 30 + b);
            if (b == 4) block.throughput(6, 0.94).clock(8, 3);
            List<DriftPoint> drift = answer(product(), block, block.events(800)).drift();
            List<String> alarms = drift.stream()
                    .filter(point -> point.verdict() == Verdict.drift)
                    .map(point -> point.scope() + " " + point.quantity())
                    .toList();
            if (b < 4) assertThat(alarms).isEmpty();
            else
                assertThat(alarms)
                        .contains("tel_006 throughput", "tel_008 time_offset")
                        .allMatch(each -> each.startsWith("tel_006 throughput") || each.equals("tel_008 time_offset"));
        }
    }

    @Test
    void anEmptyBlockSaysNothing() {
        assertThat(answer(product(), new SyntheticBlock("b1", 1, 1), List.of())).isEqualTo(ArrayAnswer.NOTHING);
    }

    @Test
    void telescopesWithoutAPairHaveNoCoefficient() {
        SyntheticBlock block = new SyntheticBlock("b1", 1, 41);
        List<ArrayEvent> without = block.events(200).stream()
                .map(event -> new ArrayEvent(
                        event.run(),
                        event.array(),
                        event.obs(),
                        event.event(),
                        event.timeNs(),
                        event.showers().stream()
                                .filter(shower -> shower.telescope() != 7)
                                .toList()))
                .toList();
        Throughput lost = throughput(answer(product(), block, without), 7);
        assertThat(lost.throughput()).isNaN();
        assertThat(lost.component()).isEqualTo(-1);
        assertThat(lost.nEvents()).isZero();
    }
}
