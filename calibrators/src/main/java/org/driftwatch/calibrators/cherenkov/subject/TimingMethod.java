package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import org.driftwatch.calibrators.cherenkov.pair.CellAxis;
import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.calibrators.cherenkov.settings.TimingSettings;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/**
 * Trigger times after the spherical front: r = delay_i - delay_j [ns] (column 0) and the reciprocal sizes 1/S_i, 1/S_j (columns 1
 * and 2), which the time walk needs.
 */
public record TimingMethod(TimingSettings settings) implements PairMethod {
    private static final double STEP_NS = 0.25;
    /** Differences beyond this are no light of one shower. */
    private static final double MOST_NS = 4000;

    private static final CellAxis RECIPROCAL_SIZE = new CellAxis(0.1, 400, true);
    private static final PairColumns COLUMNS = new PairColumns(
            List.of(new CellAxis(STEP_NS, (int) (MOST_NS / STEP_NS), false), RECIPROCAL_SIZE, RECIPROCAL_SIZE), 4096);

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
        if (!chosen(i) || !chosen(j)) return false;
        row[0] = i.delayNs() - j.delayNs();
        row[1] = 1 / i.sizePe();
        row[2] = 1 / j.sizePe();
        return Math.abs(row[0]) < MOST_NS && row[1] > 0 && row[2] > 0;
    }

    private boolean chosen(Shower shower) {
        return shower.sizePe() > settings.minSizePe() && shower.gammaness() > settings.minGammaness();
    }
}
