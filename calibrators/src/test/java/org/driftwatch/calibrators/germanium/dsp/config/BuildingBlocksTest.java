package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.SharedFolder;
import org.driftwatch.topics.germanium.dsp.ChainConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The processors under their names in a file, on the 64 samples and with the kernels for which the peer's numbers are there. */
class BuildingBlocksTest {
    /** Single precision, of the range of the numbers. */
    private static final double TOLERANCE = 1e-5;

    private static JsonNode numbers;
    private static String samples;

    @BeforeAll
    static void read() throws IOException {
        numbers = new ObjectMapper()
                .readTree(SharedFolder.file("reference/hpge/math_blocks.json").toFile());
        samples = numbers.at("/dsp_short_waveform/input_float32").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "pole_zero_tau50 | pole_zero | 'x', 50, 'y'",
                "double_pole_zero_50_8_0.1 | double_pole_zero | 'x', 50, 8, 0.1, 'y'",
                "trap_norm_10_4 | trap_norm | 'x', 10, 4, 'y'",
                "trap_filter_10_4 | trap_filter | 'x', '10', '4', 'y'",
                "asym_trap_4_2_12 | asym_trap_filter | 'x', 4, 2, 12, 'y'",
                "moving_window_left_5 | moving_window_left | 'x', 5, 'y'",
                "moving_window_right_5 | moving_window_right | 'x', 5, 'y'",
                "moving_window_multi_5_3_0 | moving_window_multi | 'x', 5, 3, 0, 'y'",
                "avg_current_3 | avg_current | 'x', 3, 'y(len(x)-3, `f`)'",
                "upsampler_4_len253 | upsampler | 'x', 4, 'y(253, `f`)'"
            })
    void aShapedWaveformIsThatOfThePeer(String name, String function, String arguments) {
        JsonNode expected = numbers.at("/dsp_short_waveform/outputs").get(name);
        agree(shaped("'x': '" + samples + "'", function, arguments, expected.size()), expected);
    }

    @Test
    void theNumbersOfAWaveformAreThoseOfThePeer() {
        String line =
                "'m, d, k, i': {'function': 'dspeed.processors.linear_slope_fit', 'args': ['x', 'm', 'd', 'k', 'i']}";
        agree(
                run("'m', 'd', 'k', 'i'", "'x': '" + samples + "', " + line),
                numbers.at("/dsp_short_waveform").get("linear_slope_fit(mean,std,slope,intercept)"));
        String range = "'a, b, c, d': {'function': 'dspeed.processors.min_max', 'args': ['x', 'a', 'b', 'c', 'd']}";
        agree(
                run("'a', 'b', 'c', 'd'", "'x': '" + samples + "', " + range),
                numbers.at("/dsp_short_waveform").get("min_max(tmin,tmax,amin,amax)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cusp(sigma=40,flat=10,decay=28125,n=201) | cusp_filter | 40, 10, 28125, 'y(201, `f`)'",
                "zac(sigma=40,flat=10,decay=28125,n=201) | zac_filter | 40, 10, 28125, 'y(201, `f`)'",
                "t0(rise=8,fall=125) | t0_filter | 8, 125, 'y(133, `f`)'"
            })
    void aKernelIsThatOfThePeer(String name, String function, String arguments) {
        JsonNode expected = numbers.at("/kernels").get(name);
        agree(shaped("'z': 'waveform[0]'", function, arguments, expected.size()), expected);
    }

    @Test
    void aKernelMayBeGivenInDurationsAndTheOlderFormConvolvesAtOnce() {
        String wave = "'w': '" + samples + "', ";
        String newer = wave + "'k': {'function': 'dspeed.processors.cusp_filter', 'args': [9, 3, 500, 'k(31, `f`)']},"
                + "'c': {'function': 'dspeed.processors.convolve_wf', 'args': ['w', 'k', '`v`', 'c(34, `f`)']},"
                + "'top': {'function': 'numpy.amax', 'args': ['c', 1, 'top']}";
        String older = wave + "'c': {'function': 'dspeed.processors.cusp_filter', 'args': ['w', 'c(34, `f`)'],"
                + "'init_args': ['len(w)-33', '144*ns/waveform.period', 3, '8*us/waveform.period']},"
                + "'top': {'function': 'numpy.amax', 'args': ['c', 1, 'top']}";
        assertThat(run("'top'", older)[0]).isEqualTo(run("'top'", newer)[0]).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"i, 4", "b, 4", "c, 4", "a, 5", "f, 5", "r, 4", "n, 4.5", "l, 4.25"})
    void aCrossingIsPlacedByItsLetter(char letter, double expected) {
        String forward = "{'function': 'dspeed.processors.interpolated_time_point_thresh', 'args': ['x', 50, 1, 1, '`"
                + letter + "`', 't']}";
        String backward = forward.replace("1, 1,", "9, 0,");
        String ramp = "'x': '[0, 0, 0, 0, 40, 80, 80, 80, 80, 80, 80]', 't': ";
        assertThat(run("'t'", ramp + forward)[0]).isEqualTo(expected);
        assertThat(run("'t'", ramp + backward)[0]).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "n, 2.25, 4",
        "n, 2.5, 9",
        "f, 2.75, 4",
        "c, 2.25, 9",
        "l, 2.25, 5.25",
        "h, 2.5, 6.25",
        "i, 3, 9",
        "i, -1, NaN"
    })
    void aValueIsPickedByItsLetter(char letter, double at, double expected) {
        String pick = "'x': '[0, 1, 4, 9, 16, 25]', 'a': {'function': 'dspeed.processors.fixed_time_pickoff',"
                + "'args': ['x', " + at + ", '`" + letter + "`', 'a']}";
        assertThat(Double.valueOf(run("'a'", pick)[0])).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @CsvSource({"s, 7, 2", "v, 5, 3", "f, 9, 1"})
    void aConvolutionHasTheLengthAndPlaceOfItsLetter(char letter, int length, double first) {
        String convolved = "'x': '[1, 1, 1, 1, 1, 1, 1]', 'k': '[1, 1, 1]',"
                + "'y': {'function': 'dspeed.processors.convolve_wf', 'args': ['x', 'k', '`" + letter + "`', 'y']},"
                + "'n': 'len(y)', 'f': 'y[0]'";
        assertThat(run("'n', 'f'", convolved)).containsExactly(length, first);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 1, 1", "1, 2, 1, 8", "2, 2, 1, 1", "3, 2, 1, 1"})
    void extremaAreFoundInEveryDirection(int direction, int maxima, int minima, double firstMaximum) {
        String search = "'x': '[0, 9, 1, -6, 1, 0, 1, 1, 7, 0]', 'a, b, m, n': {'function':"
                + "'dspeed.processors.get_multi_local_extrema', 'args': ['x', 3, 3, " + direction
                + ", 2, -2, 'a(5)', 'b(5)', 'm', 'n']}, 'first': 'a[0]', 'none': 'a[4]', 'low': 'b[0]'";
        ChainConfig config = config("'m', 'n', 'first', 'low', 'none'", search);
        assertThat(run(new ConfiguredChain(config, Map.of(), false)))
                .containsExactly(maxima, minima, firstMaximum, 3, Double.NaN);
        // the peer takes the minima that both directions find from the maxima
        assertThat(run(new ConfiguredChain(config, Map.of(), true))[3]).isEqualTo(direction == 2 ? 1 : 3);
    }

    @Test
    void numbersAreCalculatedWith() {
        String numbers = "'x': '[3, 1, 2, 6]', 'sum': {'function': 'sum', 'module': 'numpy', 'args': ['x', 1, 'sum']},"
                + "'m': {'function': 'mean', 'module': 'numpy', 'args': ['x', 'm']},"
                + "'d': {'function': 'divide', 'module': 'numpy', 'args': ['sum', 'm', 'd']},"
                + "'r': {'function': 'round', 'module': 'numpy', 'args': ['m*0.5', 1, 'r']},"
                + "'p': {'function': 'argmax', 'module': 'numpy', 'args': ['x', 1, 'p']},"
                + "'q': {'function': 'where', 'module': 'numpy', 'args': ['sum > 10', 'sum - 10', '-1', 'q']},"
                + "'y': {'function': 'multiply', 'module': 'numpy', 'args': ['x', 'm', 'y']}, 'z': '-y[-1] + np.pi*0'";
        assertThat(run("'sum', 'm', 'd', 'r', 'p', 'q', 'z'", numbers)).containsExactly(12, 3, 4, 1.5, 3, 2, -18);
    }

    @Test
    void aDecayUnderThePulseIsTakenOff() {
        StringBuilder decay = new StringBuilder("[");
        for (int i = 0; i < 40; i++) decay.append(i > 0 ? ", " : "").append(7 + 30 * StrictMath.exp(-i / 12.5));
        String chain = "'x': '" + decay + "]', 'y': {'function': 'dspeed.processors.soft_pileup_corr',"
                + "'args': ['x', '20', 12.5, 'y']}, 'top': {'function': 'numpy.amax', 'args': ['y', 1, 'top']},"
                + "'z': {'function': 'dspeed.processors.soft_pileup_corr_bl', 'args': ['x', 20, 12.5, 7, 'z']},"
                + "'low': {'function': 'numpy.amin', 'args': ['z', 1, 'low']}";
        for (double value : run("'top', 'low'", chain)) assertThat(value).isCloseTo(0, within(1e-10));
    }

    @Test
    void residualsOfALineHaveAMeanUnlessThePeersFormIsAskedFor() {
        String chain = "'x': '[1, 0, 0, 0]', 'm, r': {'function': 'dspeed.processors.linear_slope_diff',"
                + "'args': ['x', 0, -1, 'm', 'r']}";
        ChainConfig config = config("'m', 'r'", chain);
        double rms = Math.sqrt((4 + 1 + 1 + 1) / 3.0);
        assertThat(run(new ConfiguredChain(config, Map.of(), false))).containsExactly(1.25, rms);
        assertThat(run(new ConfiguredChain(config, Map.of(), true))[0])
                .isCloseTo(2 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0, within(1e-12));
    }

    /** One number per sample of a series y. */
    private static double[] shaped(String before, String function, String arguments, int length) {
        StringBuilder processors = new StringBuilder(before);
        processors.append(", 'y': {'function': 'dspeed.processors.").append(function);
        processors.append("', 'args': [").append(arguments).append("]}");
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            processors.append(", 'y").append(i).append("': 'y[").append(i).append("]'");
            outputs.add("'y" + i + "'");
        }
        return run(String.join(", ", outputs), processors.toString());
    }

    private static ChainConfig config(String outputs, String processors) {
        return ChainFile.of("{'outputs': [" + outputs + "], 'processors': {" + processors + "}}");
    }

    private static double[] run(String outputs, String processors) {
        return run(ChainFile.compiled(config(outputs, processors)));
    }

    private static double[] run(ConfiguredChain chain) {
        double[] out = new double[chain.outputs().size()];
        chain.chain(64, 16, 0).process(new int[64], out);
        return out;
    }

    private static void agree(double[] got, JsonNode expected) {
        double[] values = new double[expected.size()];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.get(i).doubleValue();
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        assertThat(got).usingComparatorWithPrecision(TOLERANCE * (most - least)).containsExactly(values);
    }
}
