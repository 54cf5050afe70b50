package org.driftwatch.calibrators.cherenkov.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.junit.jupiter.api.Test;

class QualityQueryTest {
    private static final List<Dl2Column> COLUMNS =
            List.of(new Dl2Column("x", "", false), new Dl2Column("ok", "", true));
    private static final List<Criterion> CRITERIA =
            List.of(new Criterion("large", "x > 2"), new Criterion("valid", "ok"));

    private static QualityQuery query() {
        return new QualityQuery(CRITERIA, COLUMNS);
    }

    @Test
    void countsEachAloneAndInOrder() {
        QualityQuery query = query();
        assertThat(query.passes(new double[] {3, 1})).isTrue();
        assertThat(query.passes(new double[] {1, 1})).isFalse();
        assertThat(query.passes(new double[] {3, 0})).isFalse();
        assertThat(query.counts().names()).containsExactly("TOTAL", "large", "valid");
        assertThat(query.counts().counts()).containsExactly(3, 2, 2);
        assertThat(query.counts().cumulative()).containsExactly(3, 2, 1);
        assertThat(query.counts().total()).isEqualTo(3);
        assertThat(query.counts().passed()).isEqualTo(1);
    }

    @Test
    void countsOfTwoPartsAddUpToThoseOfTheWhole() {
        QualityQuery whole = query();
        QualityQuery first = query();
        QualityQuery second = query();
        for (int i = 0; i < 10; i++) {
            double[] row = {i, i % 2};
            whole.passes(row);
            (i < 4 ? first : second).passes(row);
        }
        assertThat(first.counts().plus(second.counts())).isEqualTo(whole.counts());
        assertThat(second.counts().plus(first.counts())).isEqualTo(whole.counts());
    }

    @Test
    void whatWasCountedStaysAsItWas() {
        QualityQuery query = query();
        QualityCounts before = query.counts();
        query.passes(new double[] {3, 1});
        assertThat(before.total()).isZero();
    }

    @Test
    void withoutCriteriaEveryRowPasses() {
        QualityQuery query = new QualityQuery(List.of(), COLUMNS);
        assertThat(query.passes(new double[] {Double.NaN, 0})).isTrue();
        assertThat(query.counts().passed()).isEqualTo(1);
    }

    @Test
    void countsOfOtherCriteriaAreRefused() {
        QualityCounts others = new QualityQuery(List.of(), COLUMNS).counts();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> query().counts().plus(others));
    }
}
