package org.driftwatch.calibrators.simulation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.driftwatch.calibrators.simulation.statistics.ConditionInterpolation.Zenith;
import org.driftwatch.topics.simulation.GridPoint;
import org.junit.jupiter.api.Test;

class EventInterpolationTest {
    private static final StatisticalErrors NEAR = errors(20, 4000, 1L);
    private static final StatisticalErrors FAR = errors(60, 9000, 2L);

    private static StatisticalErrors errors(double zenithDeg, double perBin, long seed) {
        return Production.EVALUATOR.evaluate(Production.sample(zenithDeg, perBin, seed), Form.PRODUCT);
    }

    @Test
    void atTheMiddleOfABinAndAGridPointItIsTheValueThere() {
        EventInterpolation interpolation = new EventInterpolation(List.of(NEAR, FAR), Zenith.ANGLE);
        double[] events = new DerivedStatistics(FAR).scaled();
        double middle = FAR.bins().geometricMiddle(4);
        assertThat(interpolation.at(at(middle, 60))).isCloseTo(events[4], within(1e-9 * events[4]));
    }

    @Test
    void betweenZenithAnglesItIsLinearInTheAngleOrInTheAtmosphere() {
        double near = new DerivedStatistics(NEAR).scaled()[4];
        double far = new DerivedStatistics(FAR).scaled()[4];
        double middle = NEAR.bins().geometricMiddle(4);
        double half = new EventInterpolation(List.of(NEAR, FAR), Zenith.ANGLE).at(at(middle, 40));
        assertThat(half).isCloseTo((near + far) / 2, within(1e-9 * near));
        double share = (inverse(40) - inverse(20)) / (inverse(60) - inverse(20));
        double thick = new EventInterpolation(List.of(NEAR, FAR), Zenith.INVERSE_COSINE).at(at(middle, 40));
        assertThat(thick).isCloseTo(near + share * (far - near), within(1e-9 * near));
    }

    private static double inverse(double deg) {
        return 1 / StrictMath.cos(StrictMath.toRadians(deg));
    }

    @Test
    void outsideInEnergyOrZenithNothingIsKnown() {
        EventInterpolation interpolation = new EventInterpolation(List.of(NEAR, FAR), Zenith.ANGLE);
        assertThat(interpolation.at(at(1, 61))).isNaN();
        assertThat(interpolation.at(at(1, 19))).isNaN();
        assertThat(interpolation.at(at(0.1, 40))).isNaN();
        assertThat(interpolation.at(at(9.9, 40))).isNaN();
    }

    @Test
    void oneFileAnswersAtEveryCondition() {
        EventInterpolation interpolation = new EventInterpolation(List.of(NEAR), Zenith.ANGLE);
        assertThat(interpolation.at(at(1, 33))).isPositive();
    }

    @Test
    void azimuthIsACircleAndForThePeerALine() {
        List<GridPoint> points = List.of(new GridPoint(350, 20, 0, 0, ""), new GridPoint(10, 20, 0, 0, ""));
        double[] values = {2, 4};
        GridQuery north = new GridQuery(1, 360, 20, 0, 0);
        assertThat(new ConditionInterpolation(points, Zenith.ANGLE).at(north, values).highest())
                .isCloseTo(3, within(1e-12));
        assertThat(ConditionInterpolation.ofPeer(points).at(north, values).outside()).isTrue();
        assertThat(ConditionInterpolation.ofPeer(points).at(new GridQuery(1, 180, 20, 0, 0), values).highest())
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void aQueryHasFiveNumbers() {
        assertThatThrownBy(() -> GridQuery.of(List.of(1.0, 2.0))).hasMessageContaining("query point must be 5 numbers");
    }

    private static GridQuery at(double energyTeV, double zenithDeg) {
        return new GridQuery(energyTeV, 180, zenithDeg, 0, 0);
    }
}
