package org.driftwatch.calibrators.cherenkov.quality;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/**
 * Ordered criteria, all of which a row must pass, and how many rows passed each. Compiled once; counts go on over all calls. For one
 * thread.
 */
public final class QualityQuery {
    private final List<String> names = new ArrayList<>();
    private final Condition[] conditions;
    private final long[] counts;
    private final long[] cumulative;

    /** @throws IllegalArgumentException when a criterion does not fit the columns */
    public QualityQuery(List<Criterion> criteria, List<Dl2Column> columns) {
        names.add(QualityCounts.TOTAL);
        criteria.forEach(criterion -> names.add(criterion.name()));
        conditions = criteria.stream().map(each -> each.compile(columns)).toArray(Condition[]::new);
        counts = new long[conditions.length + 1];
        cumulative = new long[conditions.length + 1];
    }

    /** Whether the row passes every criterion; counts it. */
    public boolean passes(double[] row) {
        counts[0]++;
        cumulative[0]++;
        boolean all = true;
        for (int i = 0; i < conditions.length; i++) {
            boolean passes = conditions[i].passes(row);
            all &= passes;
            if (passes) counts[i + 1]++;
            if (all) cumulative[i + 1]++;
        }
        return all;
    }

    /** What was counted so far; a copy. */
    public QualityCounts counts() {
        return new QualityCounts(names, counts.clone(), cumulative.clone());
    }
}
