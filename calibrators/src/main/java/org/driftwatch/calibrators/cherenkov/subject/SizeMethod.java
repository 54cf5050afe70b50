package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.cherenkov.pair.Asymmetry;
import org.driftwatch.calibrators.cherenkov.pair.CellAxis;
import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.calibrators.cherenkov.pair.PairFilter;
import org.driftwatch.calibrators.cherenkov.settings.SizeSettings;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Image sizes of telescopes of one type, of showers at equal distance: the asymmetry of both (column 0) and that of the distances
 * (column 1). The cut on size is on the geometric mean √(S_i S_j): one on each size would reject the downward fluctuations of the
 * dimmer telescope and pull the asymmetry towards 0.
 *
 * <p>Source: Hofmann, arXiv:astro-ph/0302346.
 */
public final class SizeMethod implements PairMethod {
    private static final PairColumns COLUMNS =
            new PairColumns(List.of(new CellAxis(0.005, 200, false), new CellAxis(0.005, 200, false)), 4096);

    private final SizeSettings settings;
    private final SortedMap<Integer, Double> minSizePe = new TreeMap<>();

    public SizeMethod(SizeSettings settings, List<Telescope> telescopes) {
        this.settings = settings;
        for (Telescope each : telescopes)
            minSizePe.put(each.id(), settings.minSizePe().valueOf(each));
    }

    @Override
    public PairColumns columns() {
        return COLUMNS;
    }

    @Override
    public boolean sameTypeOnly() {
        return true;
    }

    @Override
    public boolean take(Shower i, Shower j, double[] row) {
        if (!chosen(i) || !chosen(j)) return false;
        double least = (minSizePe.get(i.telescope()) + minSizePe.get(j.telescope())) / 2;
        row[0] = Asymmetry.of(i.sizePe(), j.sizePe());
        row[1] = PairFilter.distanceAsymmetry(i, j);
        return Math.sqrt(i.sizePe() * j.sizePe()) > least
                && Math.abs(row[1]) < settings.maxDistanceAsymmetry()
                && Double.isFinite(row[0]);
    }

    private boolean chosen(Shower shower) {
        return shower.gammaness() > settings.minGammaness() && shower.leakage() < settings.maxLeakage();
    }
}
