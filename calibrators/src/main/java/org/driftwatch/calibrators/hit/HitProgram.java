package org.driftwatch.calibrators.hit;

import java.util.List;
import java.util.SortedMap;
import org.driftwatch.topics.hit.HitOperation;

public final class HitProgram {
    public static HitProgram compile(SortedMap<String, HitOperation> operations, List<String> columns) {
        return new HitProgram();
    }

    public List<String> names() {
        return List.of();
    }

    public void evaluate(double[] columns, double[] into) {}
}
