package org.driftwatch.calibrators.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VariableMetricTest {
    private static final VariableMetric MINIMISER = VariableMetric.MINUIT_LIKE;

    /** ((x - 1)/0.1)² + ((y + 2 - x)/3)²: errors 0.1 for x and sqrt(9.01) for y, covariance 0.01. */
    private static final Objective VALLEY = (p, g) -> {
        double a = (p[0] - 1) / 0.1;
        double b = (p[1] + 2 - p[0]) / 3;
        if (g != null) {
            g[0] = 2 * a / 0.1 - 2 * b / 3;
            g[1] = 2 * b / 3;
        }
        return a * a + b * b;
    };

    @Test
    void aParabolaGivesItsMinimumAndItsCovariance() {
        Minimum minimum = MINIMISER.minimise(VALLEY, List.of(Parameter.free("x", 5, 0.3), Parameter.free("y", 30, 1)));
        assertThat(minimum.valid()).isTrue();
        assertThat(minimum.edm()).isLessThan(2e-4);
        assertThat(minimum.value(0)).isCloseTo(1, within(0.02 * 0.1));
        assertThat(minimum.value(1)).isCloseTo(-1, within(0.02 * 3));
        assertThat(minimum.error(0)).isCloseTo(0.1, within(1e-6));
        assertThat(minimum.error(1)).isCloseTo(Math.sqrt(9.01), within(1e-5));
        assertThat(minimum.covariance()[1]).isCloseTo(0.01, within(1e-6));
    }

    @Test
    void limitsKeepTheSearchInsideAndLeaveErrorsAlone() {
        var x = Parameter.free("x", 5, 0.3).within(0, 10);
        var y = Parameter.free("y", 30, 1).atLeast(-50);
        Minimum minimum = MINIMISER.minimise(VALLEY, List.of(x, y));
        assertThat(minimum.valid()).isTrue();
        assertThat(minimum.value(0)).isCloseTo(1, within(0.02 * 0.1));
        assertThat(minimum.error(1)).isCloseTo(Math.sqrt(9.01), within(0.003));
    }

    @Test
    void aMinimumBeyondALimitEndsOnTheLimitWithAnInwardError() {
        var x = Parameter.free("x", 3, 0.3).within(2, 10);
        Minimum minimum = MINIMISER.minimise(VALLEY, List.of(x, Parameter.fixed("y", 0)));
        assertThat(minimum.value(0)).isCloseTo(2, within(1e-3));
        assertThat(VALLEY.cost(new double[] {minimum.value(0) + minimum.error(0), 0}, null) - minimum.cost())
                .isCloseTo(1, within(0.02));
        assertThat(minimum.covariance()[0]).isZero();
    }

    @Test
    void fixedParametersStay() {
        Minimum minimum = MINIMISER.minimise(VALLEY, List.of(Parameter.free("x", 5, 0.3), Parameter.fixed("y", 4)));
        assertThat(minimum.value(1)).isEqualTo(4);
        assertThat(minimum.error(1)).isZero();
        assertThat(minimum.valid()).isTrue();
    }

    @Test
    void aCurvedValleyIsFollowedWithoutAnalyticGradient() {
        var banana =
                new NumericalGradient(p -> 100 * Math.pow(p[1] - p[0] * p[0], 2) + Math.pow(1 - p[0], 2), 0.1, 0.1);
        Minimum minimum =
                MINIMISER.minimise(banana, List.of(Parameter.free("x", -1.2, 0.1), Parameter.free("y", 1, 0.1)));
        assertThat(minimum.valid()).isTrue();
        assertThat(minimum.cost()).isLessThan(2e-4);
    }

    @Test
    void theSimplexHelpsWhereTheGradientIsUseless() {
        Objective stairs = (p, g) -> {
            if (g != null) g[0] = g[1] = 0;
            return Math.abs(p[0] - 2) + Math.abs(p[1] + 1);
        };
        FreeSpace space = new FreeSpace(stairs, List.of(Parameter.free("x", 9, 1), Parameter.free("y", 9, 1)));
        double[] best = space.external(new Simplex(1e-6, 2000).search(space, space.start()));
        assertThat(best[0]).isCloseTo(2, within(1e-3));
        assertThat(best[1]).isCloseTo(-1, within(1e-3));
    }

    @Test
    void aCostWithoutMinimumIsNotValid() {
        Objective slope = (p, g) -> {
            if (g != null) g[0] = 1;
            return p[0];
        };
        assertThat(MINIMISER.minimise(slope, List.of(Parameter.free("x", 0, 1))).valid())
                .isFalse();
    }

    @Test
    void theSameFitTwiceGivesTheSameBits() {
        List<Parameter> from = List.of(Parameter.free("x", 5, 0.3), Parameter.free("y", 30, 1));
        Minimum once = MINIMISER.minimise(VALLEY, from);
        Minimum again = MINIMISER.minimise(VALLEY, from);
        assertThat(again.values()).isEqualTo(once.values());
        assertThat(again.covariance()).isEqualTo(once.covariance());
    }

    @Test
    void emptyLimitsAreRefusedByName() {
        assertThatThrownBy(() -> Parameter.free("tau", 1, 1).within(2, 2))
                .hasMessageContaining("tau")
                .hasMessageContaining("2.0");
    }
}
