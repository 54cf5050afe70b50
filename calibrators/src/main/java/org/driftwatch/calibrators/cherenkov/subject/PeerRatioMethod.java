package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import org.driftwatch.calibrators.cherenkov.pair.CellAxis;
import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/** E_i/E_j of any two valid energies, without a filter, as the peer's cross-calibration has it; only the sums matter. */
public record PeerRatioMethod() implements PairMethod {
    private static final double ANY_RATIO = 1e8;
    private static final PairColumns COLUMNS = new PairColumns(List.of(new CellAxis(ANY_RATIO, 1, false)), 1);

    @Override
    public PairColumns columns() {
        return COLUMNS;
    }

    @Override
    public boolean sameTypeOnly() {
        return false;
    }

    @Override
    public boolean take(Shower i, Shower j, double[] row) {
        row[0] = i.energyTeV() / j.energyTeV();
        return Math.abs(row[0]) < ANY_RATIO;
    }
}
