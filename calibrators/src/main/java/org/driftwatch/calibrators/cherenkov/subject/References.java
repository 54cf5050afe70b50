package org.driftwatch.calibrators.cherenkov.subject;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.util.FastMath;
import org.driftwatch.calibrators.cherenkov.graph.Gauge;
import org.driftwatch.calibrators.cherenkov.settings.ThroughputSettings;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** Which telescopes are held fixed, and at what. */
public final class References {
    private final ArrayPairs pairs;
    private final ThroughputSettings settings;

    /**
     * Reads the settings for all telescopes.
     *
     * @throws IllegalArgumentException when they say nothing for a telescope, or a normalisation that is not positive
     */
    public References(ArrayPairs pairs, ThroughputSettings settings) {
        this.pairs = pairs;
        this.settings = settings;
        for (Telescope each : pairs.telescopes()) {
            double normalisation = normalisation(each);
            if (!(normalisation > 0))
                throw new IllegalArgumentException(ThroughputSettings.NORMALISATION + " of telescope " + each.id()
                        + " must be > 0, was " + normalisation);
            settings.references().valueOf(each);
        }
    }

    /** Start value of every telescope, by id. */
    public SortedMap<Integer, Double> normalisations() {
        SortedMap<Integer, Double> all = new TreeMap<>();
        for (Telescope each : pairs.telescopes()) all.put(each.id(), normalisation(each));
        return all;
    }

    /** All telescopes that are held fixed. */
    public Set<Integer> ids() {
        return new TreeSet<>(settings.references().valuesOf(pairs.telescopes()));
    }

    private double normalisation(Telescope telescope) {
        Double value = settings.normalisation().valueOf(telescope);
        return value == null ? 1 : value;
    }

    /** Of the telescopes of one type: the references they name, at ln(normalisation). */
    public Coefficients.Frame ofType(List<Telescope> telescopes) {
        SortedMap<Integer, Double> held = new TreeMap<>();
        for (Integer id : settings.references().valuesOf(telescopes))
            held.put(id, find(id).map(each -> FastMath.log(normalisation(each))).orElse(0.0));
        return new Coefficients.Frame(telescopes, held, gauge());
    }

    /** Of the whole array: {@link #central}, at this x. */
    public Coefficients.Frame ofArray(boolean logarithm) {
        SortedMap<Integer, Double> held = new TreeMap<>();
        central().ifPresent(each -> held.put(each.id(), logarithm ? FastMath.log(normalisation(each)) : 0.0));
        return new Coefficients.Frame(pairs.telescopes(), held, gauge());
    }

    private Gauge gauge() {
        return settings.gauge() == org.driftwatch.calibrators.cherenkov.settings.Gauge.MEAN
                ? Gauge.MEAN
                : Gauge.REFERENCE;
    }

    /**
     * The one reference of the whole array: of those that its types name, the one nearest to the mean position of all telescopes, the
     * first in the layout of equals. A reference at the edge has few pairs and puts its own error into all others.
     */
    public Optional<Telescope> central() {
        double x =
                pairs.telescopes().stream().mapToDouble(Telescope::xM).average().orElse(0);
        double y =
                pairs.telescopes().stream().mapToDouble(Telescope::yM).average().orElse(0);
        List<Integer> named = settings.references().valuesOf(pairs.telescopes());
        return pairs.telescopes().stream()
                .filter(each -> named.contains(each.id()))
                .min(Comparator.comparingDouble(each -> StrictMath.hypot(each.xM() - x, each.yM() - y)));
    }

    private Optional<Telescope> find(int id) {
        return pairs.telescopes().stream().filter(each -> each.id() == id).findFirst();
    }
}
