package org.driftwatch.calibrators.germanium.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftwatch.calibrators.germanium.energy.PositionFit.Position;
import org.driftwatch.calibrators.germanium.energy.PositionFit.Verdict;
import org.junit.jupiter.api.Test;

class PositionFitTest {
    private static final double BIN = 0.125;
    private static final int BINS = 262_144;

    private final PositionFit fit = new PositionFit(30);
    private final LineResult line = new EnergyCalibrator(EnergySettings.defaults())
            .cold(ThoriumSource.plain(31).spectrum(100_000, BIN, BINS))
            .line(2614.5)
            .orElseThrow();

    @Test
    void smallDisjointWindowsScatterByTheirErrorsAroundTheReference() {
        int runs = 60;
        double sum = 0;
        double squares = 0;
        for (int run = 0; run < runs; run++) {
            Position position = fit.fit(ThoriumSource.plain(3_000 + run).spectrum(5_000, BIN, BINS), line);
            assertThat(position.verdict()).isEqualTo(Verdict.OK);
            double pull = (position.positionAdc() - line.fit().orElseThrow().position()) / position.errorAdc();
            sum += pull;
            squares += pull * pull;
        }
        double mean = sum / runs;
        assertThat(mean).isCloseTo(0, within(4 / Math.sqrt(runs)));
        assertThat(Math.sqrt(squares / runs - mean * mean)).isCloseTo(1, within(4 / Math.sqrt(2.0 * runs)));
    }

    @Test
    void aGainStepIsSeenAtItsSize() {
        double scale = 0.155 * (1 - 1e-3);
        Position moved = fit.fit(ThoriumSource.plain(32).withScale(scale).spectrum(20_000, BIN, BINS), line);
        double expected = line.fit().orElseThrow().position() / (1 - 1e-3);
        assertThat(moved.positionAdc()).isCloseTo(expected, within(4 * moved.errorAdc()));
    }

    @Test
    void onTheDataOfTheFitItselfThePositionIsTheSame() {
        Position position = fit.fit(ThoriumSource.plain(31).spectrum(100_000, BIN, BINS), line);
        var shape = line.fit().orElseThrow();
        assertThat(position.positionAdc()).isCloseTo(shape.position(), within(0.05 * shape.positionError()));
        assertThat(position.signal()).isCloseTo(shape.signal(), within(0.01 * shape.signal()));
    }

    @Test
    void tooFewEventsAreAnAnswer() {
        Position none = fit.fit(new DenseSpectrum(0, BIN, BINS), line);
        assertThat(none.verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(none.counts()).isZero();
        assertThat(fit.fit(ThoriumSource.plain(33).spectrum(300, BIN, BINS), line)
                        .verdict())
                .isEqualTo(Verdict.TOO_FEW);
    }
}
