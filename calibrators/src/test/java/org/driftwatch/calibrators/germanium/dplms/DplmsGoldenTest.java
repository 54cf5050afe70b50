package org.driftwatch.calibrators.germanium.dplms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.driftwatch.calibrators.germanium.polezero.OptimisationReference.PERIOD_NS;
import static org.driftwatch.calibrators.germanium.polezero.OptimisationReference.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.germanium.dsp.DspSettings;
import org.driftwatch.calibrators.germanium.filter.TrialPulses;
import org.driftwatch.calibrators.germanium.polezero.OptimisationReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Matrices and filter of the synthetic waveforms: within 1e-3 of the maximum. */
class DplmsGoldenTest {
    private static double[][] noise;
    private static SignalMatrices signals;

    @BeforeAll
    static void matrices() {
        int length = at("/dplms/length").asInt();
        noise = NoiseMatrix.of(
                OptimisationReference.baselines(), at("/dplms/size").asInt(), length);
        var pulses =
                new TrialPulses(OptimisationReference.signals().subList(0, 400), PERIOD_NS, DspSettings.defaults());
        List<Integer> all = IntStream.range(0, 400).boxed().toList();
        signals = SignalMatrices.of(pulses.windows(all, pulse -> 720, 400), length, 0);
    }

    @Test
    void theMatricesAgree() {
        agrees(noise[0], at("/dplms/noise_matrix_row0"));
        agrees(diagonal(noise), at("/dplms/noise_matrix_diag"));
        agrees(signals.reference(), at("/dplms/reference"));
        agrees(signals.flatTop()[0], at("/dplms/fmat_row0"));
        agrees(diagonal(signals.flatTop()), at("/dplms/fmat_diag"));
        double trace = 0;
        for (double value : diagonal(signals.pulse())) trace += value;
        assertThat(trace).isCloseTo(at("/dplms/rmat_trace").asDouble(), within(1e-3 * trace));
    }

    @Test
    void theFilterAgrees() {
        JsonNode coeffs = at("/dplms/coeffs");
        var penalties = new Penalties(
                coeffs.get("nm").asDouble(),
                coeffs.get("za").asDouble(),
                coeffs.get("pl").asDouble(),
                coeffs.get("ft").asDouble(),
                100,
                0);
        DplmsFilter filter = DplmsFilter.of(noise, signals, penalties).orElseThrow();
        agrees(filter.coefficients(), at("/dplms/filter"));
        double sum = 0;
        for (double value : filter.coefficients()) sum += value;
        assertThat(sum).isCloseTo(at("/dplms/filter_sum").asDouble(), within(1e-3));
        double largest = 0;
        for (double value : filter.response()) largest = Math.max(largest, value);
        assertThat(largest).isCloseTo(at("/dplms/response_max").asDouble(), within(1e-12));
    }

    private static double[] diagonal(double[][] matrix) {
        double[] diagonal = new double[matrix.length];
        for (int i = 0; i < diagonal.length; i++) diagonal[i] = matrix[i][i];
        return diagonal;
    }

    private static void agrees(double[] found, JsonNode array) {
        double[] expected = OptimisationReference.doubles(array);
        double largest = 0;
        for (double value : expected) largest = Math.max(largest, Math.abs(value));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) assertThat(found[i]).isCloseTo(expected[i], within(1e-3 * largest));
    }
}
