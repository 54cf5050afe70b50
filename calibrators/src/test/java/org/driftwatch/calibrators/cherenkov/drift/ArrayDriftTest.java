package org.driftwatch.calibrators.cherenkov.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.drift.DriftPoint.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayDriftTest {
    private static final DriftLimits LIMITS = new DriftLimits(0.003, 0, 5, 1.5, 8);
    private static final double ERROR = 0.005;

    private final InMemoryChannelStore store = new InMemoryChannelStore();

    private List<Judgement> block(String run, List<TelescopeSight> sights) {
        // made anew for every block: all it knows is in the store
        return new ArrayDrift(LIMITS, new DriftMemory(store, 0)).block(run, sights);
    }

    private static List<TelescopeSight> sights(String group, int first, double... x) {
        return IntStream.range(0, x.length)
                .mapToObj(k -> new TelescopeSight(first + k, group, x[k], ERROR, 1000))
                .toList();
    }

    private static List<Integer> drifting(List<Judgement> judged) {
        return judged.stream()
                .filter(each -> each.verdict() == Verdict.drift)
                .map(Judgement::telescope)
                .toList();
    }

    @Test
    void theFirstBlockIsTheReferenceAndSaysNothing() {
        assertThat(block("a", sights("MST/0", 1, 0.1, 0, -0.1))).isEmpty();
    }

    @Test
    void aStepOfOneTelescopeIsItsOwn() {
        block("a", sights("LST/0", 1, 0.02, 0, -0.01, -0.01));
        List<Judgement> judged = block("b", sights("LST/0", 1, 0.02, 0.06, -0.01, -0.01));
        assertThat(drifting(judged)).containsExactly(2);
        assertThat(judged.get(1).jump()).isCloseTo(0.06, within(1e-12));
        assertThat(judged.get(1).name()).isEqualTo("run a");
    }

    @Test
    void whatAllDoTogetherIsNoDrift() {
        block("a", sights("LST/0", 1, 0.02, 0, -0.01, -0.01));
        assertThat(drifting(block("b", sights("LST/0", 1, 0.32, 0.3, 0.29, 0.29))))
                .isEmpty();
    }

    /** Thirty telescopes that walk; how many of their judgements in forty blocks are drifts. */
    private static int alarmsOfWalkers(double walk, double allowed, long seed) {
        ArrayDrift drift = new ArrayDrift(
                new DriftLimits(0.003, allowed, 5, 1.5, 8), new DriftMemory(new InMemoryChannelStore(), 0));
        Random random = new Random(seed);
        double[] level = new double[30];
        int alarms = 0;
        for (int run = 0; run < 40; run++) {
            List<TelescopeSight> sights = new ArrayList<>();
            for (int k = 0; k < level.length; k++) {
                level[k] += walk * random.nextGaussian();
                // telescopes of two groups: in the small one no scatter is taken
                String group = k < 5 ? "LST/0" : "MST/0";
                sights.add(new TelescopeSight(k, group, level[k] + ERROR * random.nextGaussian(), ERROR, 1000));
            }
            alarms += drifting(drift.block("r" + run, sights)).size();
        }
        return alarms;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatHealthyTelescopesWalkIsNoDriftHoweverLong(long seed) {
        assertThat(alarmsOfWalkers(0.004, 0.004, seed)).isZero();
        assertThat(alarmsOfWalkers(0.004, 0, seed)).isPositive();
    }

    @Test
    void aStepStandsOutOfTheWalk() {
        ArrayDrift drift = new ArrayDrift(new DriftLimits(0.003, 0.004, 5, 1.5, 8), new DriftMemory(store, 0));
        for (int run = 0; run < 40; run++) {
            double step = run < 30 ? 0 : 0.06;
            List<Judgement> judged = drift.block("r" + run, sights("LST/0", 1, 0.02, step, -0.01, -0.01));
            assertThat(drifting(judged)).isEqualTo(run < 30 ? List.of() : List.of(2));
        }
    }

    @Test
    void ofTwoBothDriftAndOneAloneIsNotJudged() {
        block("a", sights("LST/0", 1, 0.01, -0.01));
        assertThat(drifting(block("b", sights("LST/0", 1, 0.06, -0.06)))).containsExactly(1, 2);
        block("a", sights("MST/0", 11, 0.0));
        assertThat(block("b", sights("MST/0", 11, 0.5)))
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.lowstat);
    }

    @Test
    void aTelescopeThatComesLaterIsComparedWithItself() {
        block("a", sights("MST/0", 1, 0.0, 0.0, 0.0));
        block("b", sights("MST/0", 1, 0.1, 0.1, 0.1, -0.3));
        List<Judgement> judged = block("c", sights("MST/0", 1, -0.1, -0.1, -0.1, -0.5));
        assertThat(judged).hasSize(4);
        assertThat(drifting(judged)).isEmpty();
        assertThat(judged.get(3).jump()).isCloseTo(0, within(1e-12));
    }

    @Test
    void telescopesThatWereNeverConnectedHaveNoCommonReference() {
        List<TelescopeSight> apart = new ArrayList<>(sights("SST/0", 1, 0, 0, 0));
        apart.addAll(sights("SST/1", 11, 0, 0, 0));
        block("a", apart);
        List<TelescopeSight> together = new ArrayList<>(sights("SST/0", 1, 0, 0, 0));
        together.addAll(sights("SST/0", 11, 0.2, 0.2, 0.2));
        assertThat(drifting(block("b", together))).isEmpty();
    }

    @Test
    void oneThatWasAloneJoinsTheOthersWhenItIsConnected() {
        List<TelescopeSight> apart = new ArrayList<>(sights("SST/0", 1, 0, 0, 0));
        apart.addAll(sights("SST/1", 11, 0));
        block("a", apart);
        block("b", sights("SST/0", 1, 0, 0, 0));
        List<TelescopeSight> together = new ArrayList<>(sights("SST/0", 1, 0, 0, 0));
        together.addAll(sights("SST/0", 11, 0.2));
        block("c", together);
        assertThat(block("d", together))
                .extracting(Judgement::verdict)
                .containsOnly(Verdict.ok)
                .hasSize(4);
    }

    @Test
    void aTelescopeWithoutEnoughIsSaidToBeAndGoesOnLater() {
        block("a", sights("MST/0", 1, 0, 0, 0, 0));
        List<TelescopeSight> one = new ArrayList<>(sights("MST/0", 1, 0, 0, 0));
        one.add(TelescopeSight.none(4, 3));
        assertThat(block("b", one).get(3).verdict()).isEqualTo(Verdict.lowstat);
        assertThat(drifting(block("c", sights("MST/0", 1, 0, 0, 0, -0.06)))).containsExactly(4);
    }

    @Test
    void aSmallStepIsSeenAgainstTheMeanOfManyBlocksAndStays() {
        double step = 6 * Math.sqrt(ERROR * ERROR + 0.003 * 0.003);
        for (int k = 0; k < 20; k++)
            assertThat(drifting(block("r" + k, sights("MST/0", 1, 0, 0, 0, 0, 0))))
                    .isEmpty();
        assertThat(drifting(block("s", sights("MST/0", 1, step, 0, 0, 0, 0)))).containsExactly(1);
        List<Judgement> after = block("t", sights("MST/0", 1, step, 0, 0, 0, 0));
        assertThat(drifting(after)).containsExactly(1);
        assertThat(after.get(0).name()).isEqualTo("mean of 20 runs from r0");
    }

    /** 4.5 σ of one block, less with the errors of reference and common mode. */
    @Test
    void aStepTooSmallForOneBlockIsSeenInTheMeanOfThree() {
        double step = 4.5 * Math.sqrt(ERROR * ERROR + 0.003 * 0.003);
        for (int k = 0; k < 8; k++) block("r" + k, sights("MST/0", 1, 0, 0, 0, 0, 0, 0, 0));
        for (int k = 0; k < 2; k++)
            assertThat(drifting(block("s" + k, sights("MST/0", 1, step, 0, 0, 0, 0, 0, 0))))
                    .isEmpty();
        List<Judgement> third = block("s2", sights("MST/0", 1, step, 0, 0, 0, 0, 0, 0));
        assertThat(drifting(third)).containsExactly(1);
        assertThat(third.get(0).name()).isEqualTo("mean of 8 runs from r0");
        assertThat(third.get(0).jump()).isCloseTo(step, within(1e-12));
    }

    @Test
    void aSlowDriftAlarmsInTheEnd() {
        block("r0", sights("MST/0", 1, 0, 0, 0, 0, 0));
        List<Integer> alarms = new ArrayList<>();
        for (int k = 1; k <= 12; k++)
            if (!drifting(block("r" + k, sights("MST/0", 1, -0.004 * k, 0, 0, 0, 0)))
                    .isEmpty()) alarms.add(k);
        assertThat(alarms).isNotEmpty().allMatch(k -> k >= 5);
        assertThat(alarms).contains(12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingAlarmsWhereNothingMoves(long seed) {
        Random random = new Random(seed);
        int[] sizes = {3, 4, 14, 37};
        for (int block = 0; block < 60; block++) {
            List<TelescopeSight> sights = new ArrayList<>();
            for (int type = 0; type < sizes.length; type++)
                for (int k = 0; k < sizes[type]; k++)
                    sights.add(new TelescopeSight(
                            100 * type + k + 1, "T" + type + "/0", ERROR * random.nextGaussian(), ERROR, 1000));
            assertThat(drifting(block("r" + block, sights))).isEmpty();
        }
    }

    @Test
    void scatterThatTheErrorsDoNotKnowOfIsNoDrift() {
        Random random = new Random(4);
        int alarms = 0;
        for (int block = 0; block < 20; block++) {
            double[] x = random.doubles(20, -1, 1).map(u -> 3 * ERROR * u).toArray();
            alarms += drifting(block("r" + block, sights("SST/0", 1, x))).size();
        }
        assertThat(alarms).isZero();
    }
}
