package org.driftwatch.calibrators.germanium.dsp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Grids: where samples lie in time, and how times go from one grid to another. */
class ChainTimesTest {
    /** A step up at sample 40 of 100, 16 ns each, the first one at 1 us. */
    private static final String STEP = "'tp': {'function': 'dspeed.processors.time_point_thresh',"
            + "'args': ['waveform', 50, 90, 0, 'tp'], 'unit': 'ns'}";

    @Test
    void aTimeIsThatOfItsSampleOnTheWaveformsGrid() {
        assertThat(run("'tp'", STEP)).containsExactly(1_000 + 40 * 16);
        assertThat(run("'tp'", STEP.replace("'ns'", "'us'"))).containsExactly(1.64);
        assertThat(run("'tp'", STEP.replace(", 'unit': 'ns'", ""))).containsExactly(40);
    }

    @Test
    void timesAreCalculatedWith() {
        String more = STEP + ", 'later': 'tp + 0.5*us', 'b': 'later - tp', 'c': '(later - tp)/waveform.period',"
                + "'r': 'round(tp + 100*ns, 64*ns)', 'g': 'round(later, waveform.grid)'";
        assertThat(run("'later', 'b', 'c', 'r', 'g'", more))
                .containsExactly(2_140, 500, 31.25, 1_000 + 12 * 64, 1_000 + 71 * 16);
    }

    @Test
    void aPartOfAWaveformKeepsItsPlaceInTime() {
        String part = STEP + ", 'p': {'function': 'dspeed.processors.fixed_time_pickoff',"
                + "'args': ['waveform[0.32*us:]', 'tp', '`i`', 'p']},"
                + "'q': {'function': 'dspeed.processors.time_point_thresh', 'args': ['waveform[20:96:4]', 50, 1, 1, 'q'],"
                + "'unit': 'ns'}, 'v': {'function': 'dspeed.processors.fixed_time_pickoff',"
                + "'args': ['waveform[20:]', 'tp - 16*ns', '`i`', 'v']}";
        assertThat(run("'p', 'q', 'v'", part)).containsExactly(100, 1_000 + 36 * 16, 0);
    }

    @Test
    void aWindowCanBeGivenAGridThatMovesWithTheEvent() {
        String window = STEP + ", 'w': {'function': 'dspeed.processors.windower', 'args': ['waveform', 'tp - 10*16*ns',"
                + "'w(30, `f`, period=waveform.period, offset=tp - 10*16*ns)']},"
                + "'t': {'function': 'dspeed.processors.time_point_thresh', 'args': ['w', 50, 0, 1, 't'], 'unit': 'ns'},"
                + "'n': {'function': 'dspeed.processors.time_point_thresh', 'args': ['w', 50, 0, 1, 'n']}";
        assertThat(run("'t', 'n'", window)).containsExactly(1_000 + 39 * 16, 9);
    }

    @Test
    void anEntryCanNameTheGridOfItsTimes() {
        String entry = STEP + ", 'sum': {'function': 'numpy.add', 'args': ['tp', '1*us', 'sum'], 'unit': 'ns'},"
                + "'m': {'function': 'dspeed.processors.moving_window_left', 'coord_grid': ['8*ns', 0],"
                + "'args': ['waveform', '80*ns', 'm']}, 'a': 'm[44]'";
        assertThat(run("'sum', 'a'", entry)).containsExactly(2_640, 50);
    }

    @Test
    void lengthsAreRoundedWhereWholeOnesAreNeededAndRefusedWhereNothingRounds() {
        String trap = STEP
                + ", 'w': {'function': 'dspeed.processors.trap_norm', 'args': ['waveform', '%s', 0, 'w']}, 'a': 'w[%d]'";
        assertThat(run("'a'", String.format(trap, "70*ns", 42))).containsExactly(75);
        assertThat(run("'a'", String.format(trap, "75*ns", 42))).containsExactly(60);
        String window = STEP + ", 'w': {'function': 'dspeed.processors.moving_window_left',"
                + "'args': ['waveform', '70*ns', 'w']}, 'a': 'w[5]'";
        assertThatThrownBy(() -> run("'a'", window))
                .hasMessage(
                        "chain.json: processor 'w': argument 2 '70*ns' must be a whole number of samples, was 4.375");
    }

    @Test
    void aSearchThatStartsOutsideTheWaveformNamesItsProcessor() {
        assertThatThrownBy(() -> run("'tp'", STEP.replace("90, 0", "140, 0")))
                .hasMessage(
                        "chain.json: processor 'tp': search for a crossing must start at an integer from 0 to 99, was 140.0");
    }

    @Test
    void aWaveformUnderItsNameInTheRawFileIsTheWaveform() {
        String chain = "'top': {'function': 'numpy.amax', 'args': ['waveform_presummed', 1, 'top']}";
        assertThat(run("'top'", chain)).containsExactly(100);
    }

    @Test
    void prerequisitesAreMadeFirstAndWhatNobodyNeedsIsNotComputed() {
        String chain = "'a': {'function': 'numpy.add', 'args': [1, 2, 'a'], 'prereqs': ['tp']}, " + STEP
                + ", 'bad': {'function': 'dspeed.processors.fixed_time_pickoff', 'args': ['waveform', 0.5, '`i`', 'bad']}";
        assertThat(run("'a'", chain)).containsExactly(3);
    }

    private static double[] run(String outputs, String processors) {
        ConfiguredChain chain = new ConfiguredChain(
                ChainFile.of("{'outputs': [" + outputs + "], 'processors': {" + processors + "}}"), Map.of(), false);
        int[] samples = new int[100];
        for (int i = 40; i < 100; i++) samples[i] = 100;
        double[] out = new double[chain.outputs().size()];
        chain.chain(100, 16, 1_000).process(samples, out);
        return out;
    }
}
