package org.driftwatch.replay.cherenkov;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Which telescopes stand where.
 *
 * @param name of the array: blocks of one name share coefficients and history
 * @param kinds kind of each type
 * @param telescopes in the order of the layout, which need not be that of the ids
 */
public record ArrayLayout(String name, SortedMap<String, TelescopeKind> kinds, List<Telescope> telescopes) {
    private static final double CENTRE_HEIGHT_M = 24;
    private static final double FALL_TO_WEST = 0.025;

    /** 4 large telescopes with ids 1-4, 14 middle ones 5-18, 37 small ones 19-55, over a disc of 850 m: like CTA South. */
    public static final ArrayLayout SOUTH = grids(
            "south",
            List.of(
                    new Grid(TelescopeKind.LST, 4, 130, 0, 0),
                    new Grid(TelescopeKind.MST, 14, 165, 60, 60),
                    new Grid(TelescopeKind.SST, 37, 265, 100, 0)));

    /**
     * Telescopes of one kind on a triangular grid: the {@code count} places nearest to its centre.
     *
     * @param spacingM between neighbours
     * @param xM centre to the north, {@code yM} to the west of the array's centre
     */
    public record Grid(TelescopeKind kind, int count, double spacingM, double xM, double yM) {
        public Grid {
            if (count < 1) throw new IllegalArgumentException("count of " + kind.type() + " must be >= 1, was " + count);
            Checks.positive("spacingM", spacingM);
        }

        List<double[]> places() {
            int rings = (int) Math.ceil(Math.sqrt(count)) + 1;
            List<double[]> places = new ArrayList<>();
            for (int row = -rings; row <= rings; row++)
                for (int column = -rings; column <= rings; column++)
                    places.add(new double[] {row * Math.sqrt(0.75) * spacingM, (column + 0.5 * row) * spacingM});
            places.sort(Comparator.<double[]>comparingLong(at -> Math.round(at[0] * at[0] + at[1] * at[1]))
                    .thenComparingDouble(at -> at[0])
                    .thenComparingDouble(at -> at[1]));
            return places.subList(0, count);
        }
    }

    public ArrayLayout {
        kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
        telescopes = List.copyOf(telescopes);
        if (telescopes.size() < 2)
            throw new IllegalArgumentException("an array needs >= 2 telescopes, " + name + " has " + telescopes.size());
        for (Telescope telescope : telescopes)
            if (!kinds.containsKey(telescope.type()))
                throw new IllegalArgumentException(telescope.scope() + " is of type " + telescope.type() + ", kinds are "
                        + kinds.keySet());
    }

    /** Any array: ids from 1, grid after grid; the ground falls by 2.5 % to the west; whole metres. */
    public static ArrayLayout grids(String name, List<Grid> grids) {
        List<Telescope> telescopes = new ArrayList<>();
        for (Grid grid : grids)
            for (double[] at : grid.places())
                telescopes.add(telescope(telescopes.size() + 1, grid.kind(), grid.xM() + at[0], grid.yM() + at[1]));
        return of(name, grids.stream().map(Grid::kind).toList(), telescopes);
    }

    public static ArrayLayout of(String name, List<TelescopeKind> kinds, List<Telescope> telescopes) {
        SortedMap<String, TelescopeKind> byType = new TreeMap<>();
        for (TelescopeKind kind : kinds) {
            TelescopeKind before = byType.put(kind.type(), kind);
            if (before != null && !before.equals(kind))
                throw new IllegalArgumentException("type " + kind.type() + " has two kinds");
        }
        return new ArrayLayout(name, byType, telescopes);
    }

    private static Telescope telescope(int id, TelescopeKind kind, double xM, double yM) {
        double x = Math.rint(xM);
        double y = Math.rint(yM);
        return new Telescope(
                id, kind.type(), kind.description(), x, y, Math.rint(CENTRE_HEIGHT_M - FALL_TO_WEST * y));
    }

    public TelescopeKind kind(Telescope telescope) {
        return kinds.get(telescope.type());
    }

    boolean has(int telescope) {
        return telescopes.stream().anyMatch(each -> each.id() == telescope);
    }
}
