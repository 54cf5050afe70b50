package org.driftwatch.calibrators.cherenkov.subject;

import java.util.List;
import java.util.OptionalDouble;
import org.driftwatch.calibrators.cherenkov.pair.Asymmetry;
import org.driftwatch.calibrators.cherenkov.pair.CellAxis;
import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.calibrators.cherenkov.pair.PairFilter;
import org.driftwatch.calibrators.cherenkov.settings.EventFilters;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;

/**
 * Reconstructed energies: the asymmetry of both (column 0), its error (column 1), and d_i - d_j of the impact distances (column 2) [m],
 * 0 where they are not known; of these only the sums matter. Energies need not be of one type, and must be positive.
 *
 * @param nothing whether it takes no event at all, as the peer does when no filter is configured
 */
public record EnergyMethod(PairFilter filter, boolean nothing) implements PairMethod {
    static final int DISTANCE = 2;

    private static final double ANY_DISTANCE_M = 1e9;
    private static final PairColumns COLUMNS = new PairColumns(
            List.of(
                    PairColumns.ENERGY.axes().get(0),
                    PairColumns.ENERGY.axes().get(1),
                    new CellAxis(ANY_DISTANCE_M, 1, false)),
            PairColumns.ENERGY.capacity());

    /** With the filters of the settings; without any it takes all. */
    public static EnergyMethod of(EventFilters filters) {
        return new EnergyMethod(
                new PairFilter(filters.minGammaness(), filters.minEnergyTeV(), filters.maxDistanceAsymmetry()), false);
    }

    /** The same as the peer has it, which keeps what is in the intersection of all filters: without any, nothing. */
    public static EnergyMethod ofPeer(EventFilters filters) {
        EnergyMethod method = of(filters);
        return new EnergyMethod(method.filter, method.filter.equals(PairFilter.NONE));
    }

    /**
     * The same with a distance asymmetry of at least this. What the distance does to a pair is the same in every block, so that a
     * comparison of blocks may take more events than one of telescopes.
     */
    public EnergyMethod widenedTo(double distanceAsymmetry) {
        OptionalDouble wide = filter.maxDistanceAsymmetry().isEmpty()
                ? filter.maxDistanceAsymmetry()
                : OptionalDouble.of(Math.max(
                        distanceAsymmetry, filter.maxDistanceAsymmetry().getAsDouble()));
        return new EnergyMethod(new PairFilter(filter.minGammaness(), filter.minEnergyTeV(), wide), false);
    }

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
        if (nothing || !filter.passes(i, j) || !(i.energyTeV() > 0 && j.energyTeV() > 0)) return false;
        row[0] = Asymmetry.of(i.energyTeV(), j.energyTeV());
        row[1] = Asymmetry.error(i.energyTeV(), i.energyErrorTeV(), j.energyTeV(), j.energyErrorTeV());
        double distance = i.impactM() - j.impactM();
        row[DISTANCE] = Math.abs(distance) < ANY_DISTANCE_M ? distance : 0;
        return Double.isFinite(row[0]) && row[1] > 0 && Double.isFinite(row[1]);
    }
}
