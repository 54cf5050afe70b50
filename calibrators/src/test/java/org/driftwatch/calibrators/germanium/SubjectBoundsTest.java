package org.driftwatch.calibrators.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.driftwatch.calibrators.germanium.subject.Subject;
import org.driftwatch.calibrators.germanium.subject.SubjectSettings;
import org.driftwatch.calibrators.germanium.subject.Subjects;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.Features;
import org.junit.jupiter.api.Test;

/** How much the subjects keep. */
class SubjectBoundsTest {
    @Test
    void stateStaysBelowItsBoundsHoweverManyEventsCome() {
        Random random = new Random(5);
        var store = new InMemoryChannelStore();
        SubjectSettings usual = SubjectSettings.defaults();
        SubjectSettings small = new SubjectSettings(
                usual.cuts(),
                usual.poleZeroFromKeV(),
                usual.aoe(),
                usual.lq(),
                usual.pulseShape(),
                new SubjectSettings.Bounds(4096, 2048),
                usual.schedules());
        List<Subject> subjects =
                small.open(store).stream().map(Subjects.Scheduled::subject).toList();
        for (int i = 0; i < 40_000; i++) {
            double adc = 17_000 * random.nextDouble();
            double[] values = {
                adc,
                adc * 0.07 * (1 + 0.02 * random.nextGaussian()),
                1000 * random.nextDouble(),
                adc * random.nextDouble(),
                random.nextGaussian(),
                1e-3 * random.nextGaussian(),
                1e6 * random.nextGaussian(),
                StrictMath.exp(10 * random.nextGaussian()),
                random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                -3.5e-5 * random.nextDouble(),
                16
            };
            DspEvent event = new DspEvent("r", "c", i, i, SimulatedPulses.COLUMNS, values);
            Features features = new Features(event, 0.155 * adc, 1);
            subjects.forEach(subject -> subject.add(features));
        }
        // cells of A/E and LQ, of eight columns and of the tail slopes (8192), and the lists of their chunks
        assertThat(store.bytes()).isBetween(50_000L, 10 * (2 * 2048L + 8 * 4096 + 8192));
        subjects.forEach(Subject::clear);
        assertThat(store.bytes()).isLessThan(1000);
    }
}
