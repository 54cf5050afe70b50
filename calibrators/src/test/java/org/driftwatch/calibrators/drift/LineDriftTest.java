package org.driftwatch.calibrators.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftwatch.calibrators.drift.LineDrift.BlockEnd;
import org.driftwatch.calibrators.drift.LineDrift.Target;
import org.driftwatch.calibrators.drift.LineDrift.Window;
import org.driftwatch.calibrators.histogram.Axis;
import org.driftwatch.calibrators.histogram.Counts;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;

class LineDriftTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Axis AXIS = new Axis(0, 0.25, 4000);
    private static final Reference REFERENCE = new Reference(500, 0.05, 1, "first");
    private static final DriftSettings SETTINGS = DriftSettings.defaults();

    private final InMemoryChannelStore store = new InMemoryChannelStore();
    private final int[] counts = new int[4000];
    private final Random random = new Random(11);
    private long events;
    private LineDrift drift = new LineDrift(SETTINGS, store, 3);

    private Counts total() {
        return new Counts() {
            @Override
            public Axis axis() {
                return AXIS;
            }

            @Override
            public void addTo(int from, int until, int[] sums) {
                for (int i = from; i < until; i++) sums[i - from] += counts[i];
            }
        };
    }

    private void fill(int more, double mean) {
        events += more;
        for (int i = 0; i < more; i++) counts[AXIS.bin(mean + random.nextGaussian())]++;
    }

    private static Sighting meanOf(Axis axis, int lowBin, int[] counts) {
        double sum = 0;
        long n = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (axis.edge(lowBin + i) + axis.width() / 2);
            n += counts[i];
        }
        return n == 0 ? Sighting.NONE : new Sighting(sum / n, 1 / Math.sqrt(n), n);
    }

    private static Target around(double adc) {
        return new Target(AXIS.bin(adc - 30), AXIS.bin(adc + 30), LineDriftTest::meanOf);
    }

    private BlockEnd at(long seconds) {
        return new BlockEnd(seconds * SECOND, events, total());
    }

    private Window end(long seconds) {
        drift = new LineDrift(SETTINGS, store, 3);
        return drift.blockEnded(at(seconds), around(500));
    }

    @Test
    void closesAtTheFirstEndOfABlockWithEnoughCountsAndBeginsAnewThere() {
        fill(1000, 500);
        drift.watch(REFERENCE);
        assertThat(end(10)).isNull();
        fill(150, 500.4);
        assertThat(end(20)).isNull();
        fill(100, 500.4);
        Window window = end(30);
        assertThat(window.fromNs()).isEqualTo(10 * SECOND);
        assertThat(window.atNs()).isEqualTo(30 * SECOND);
        assertThat(window.sighting().counts()).isEqualTo(250);
        assertThat(window.judged().shiftKev()).isCloseTo(0.4, within(4 / Math.sqrt(250)));
        fill(200, 500);
        assertThat(end(40).fromNs()).isEqualTo(30 * SECOND);
    }

    @Test
    void silenceGivesLowstatAfterFiveUsualLengthsAndThenAtGrowingIntervals() {
        drift.watch(REFERENCE);
        end(10);
        fill(300, 500);
        assertThat(end(20).judged().verdict()).isEqualTo(Verdict.ok);
        for (int t = 30; t < 70; t += 10) assertThat(end(t)).isNull();
        Window silent = end(70);
        assertThat(silent.judged().verdict()).isEqualTo(Verdict.lowstat);
        assertThat(silent.judged().z()).isNaN();
        assertThat(drift.dueNs()).isEqualTo((70 + 250) * SECOND);
    }

    @Test
    void closesAfterAnHourWithWhatThereIs() {
        drift.watch(REFERENCE);
        end(10);
        fill(60, 500);
        assertThat(end(3600)).isNull();
        assertThat(end(3610).sighting().counts()).isEqualTo(60);
    }

    @Test
    void closesWhenTheLineIsExpectedSomewhereElseByNow() {
        drift.watch(REFERENCE);
        end(10);
        fill(40, 600);
        Window left = drift.blockEnded(at(20), around(600));
        assertThat(left.judged().verdict()).isEqualTo(Verdict.lowstat);
        fill(250, 600);
        Window there = drift.blockEnded(at(30), around(600));
        assertThat(there.judged().verdict()).isEqualTo(Verdict.drift);
        assertThat(there.judged().shiftKev()).isCloseTo(100, within(0.5));
    }

    @Test
    void theRestOfARunIsJudgedIfItHasEnoughAndLeftOutIfItIsTooShortToSay() {
        drift.watch(REFERENCE);
        end(10);
        fill(300, 500);
        end(20);
        fill(20, 500);
        assertThat(drift.runEnded(at(30), around(500))).isNull();
        assertThat(drift.runEnded(at(40), around(500)).judged().verdict()).isEqualTo(Verdict.lowstat);
        drift.blockEnded(at(40), around(500));
        fill(60, 500);
        assertThat(drift.runEnded(at(50), around(500)).judged().verdict()).isEqualTo(Verdict.ok);
    }

    @Test
    void settingsNameFieldBoundAndValue() {
        assertThatThrownBy(() -> new ChartSettings(0.01, 0.25, 14, 20, 5, 0.1, 2, 4))
                .hasMessage("drift.chart.systematic_kev must be >= 0.03, was 0.01");
        assertThatThrownBy(() -> new NamedReference("ch1", 2614.5, -1, 0.1, "r000"))
                .hasMessage("drift.references.position_adc must be > 0, was -1.0");
    }
}
