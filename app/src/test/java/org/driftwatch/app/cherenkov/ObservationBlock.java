package org.driftwatch.app.cherenkov;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.driftwatch.calibrators.cherenkov.pair.EnergyPairs;
import org.driftwatch.calibrators.cherenkov.pair.PairColumns;
import org.driftwatch.calibrators.cherenkov.pair.PairFilter;
import org.driftwatch.calibrators.cherenkov.pair.PairIndex;
import org.driftwatch.calibrators.cherenkov.pair.PairLedger;
import org.driftwatch.calibrators.cherenkov.settings.PairSettings;
import org.driftwatch.calibrators.cherenkov.telescope.PairFinder;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** One recorded block as array events with energies, gammaness and distances, joined in the plainest way. */
final class ObservationBlock {
    final ArrayDescription array;
    final List<ArrayEvent> events = new ArrayList<>();
    /** Trigger time of telescope 1 by event [ns]. */
    final Map<Long, Long> timesNs = new HashMap<>();

    private final Map<PairFilter, Map<String, PairLedger>> folds = new HashMap<>();
    private final Map<Integer, Set<Long>> validEnergies = new HashMap<>();

    private ObservationBlock(Dl2FileSource source) throws IOException {
        array = source.description().array();
        List<Long> order = new ArrayList<>();
        Map<Long, Map<Integer, TelescopeEvent>> joined = new HashMap<>();
        for (TelescopeEvent each = source.next(); each != null; each = source.next()) {
            if (!joined.containsKey(each.event())) order.add(each.event());
            joined.computeIfAbsent(each.event(), id -> new HashMap<>()).put(each.telescope(), each);
        }
        for (Long event : order) events.add(join(joined.get(event)));
    }

    static ObservationBlock read(int obs) {
        try (Dl2FileSource source = Dl2FileSource.open(ArrayReference.block(obs), Dl2Options.DEFAULTS)) {
            return new ObservationBlock(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ArrayEvent join(Map<Integer, TelescopeEvent> telescopes) {
        List<Shower> showers = new ArrayList<>();
        for (Telescope telescope : array.telescopes())
            if (telescopes.containsKey(telescope.id())) showers.add(shower(telescopes.get(telescope.id())));
        TelescopeEvent any = telescopes.values().iterator().next();
        if (telescopes.containsKey(1))
            timesNs.put(any.event(), any.timeNs() + Math.round(telescopes.get(1).triggerNs()));
        return new ArrayEvent(any.run(), array.name(), any.obs(), any.event(), any.timeNs(), showers);
    }

    private Shower shower(TelescopeEvent event) {
        Function<String, Double> column = name -> event.values()[array.column(name)];
        boolean energy = column.apply("RandomForestRegressor_tel_is_valid") == 1;
        boolean gamma = column.apply("RandomForestClassifier_tel_is_valid") == 1;
        return new Shower(
                event.telescope(),
                energy ? column.apply("RandomForestRegressor_tel_energy") : Double.NaN,
                energy ? column.apply("RandomForestRegressor_tel_energy_uncert") : Double.NaN,
                gamma ? column.apply("RandomForestClassifier_tel_prediction") : Double.NaN,
                column.apply("HillasReconstructor_tel_impact_distance"),
                column.apply("hillas_intensity"),
                column.apply("leakage_intensity_width_2"),
                Double.NaN);
    }

    /** Pairs of one type with the published distances, by type. */
    Map<String, List<TelescopePair>> pairs() {
        return new PairFinder(PairSettings.defaults().maxImpactDistanceM()).pairsByType(array.telescopes());
    }

    /** Events in which both telescopes have a valid energy. */
    long joined(int i, int j) {
        return valid(i).stream().filter(valid(j)::contains).count();
    }

    private Set<Long> valid(int telescope) {
        return validEnergies.computeIfAbsent(telescope, id -> new HashSet<>(events.stream()
                .filter(event -> event.showers().stream()
                        .anyMatch(each -> each.telescope() == id && Double.isFinite(each.energyTeV())))
                .map(ArrayEvent::event)
                .toList()));
    }

    /** All contributions to the pairs of a type. */
    PairLedger fold(String type, PairFilter filter) {
        return folds.computeIfAbsent(filter, set -> new HashMap<>())
                .computeIfAbsent(type, name -> fold(pairs().get(name), filter));
    }

    private PairLedger fold(List<TelescopePair> pairs, PairFilter filter) {
        PairLedger ledger = new PairLedger(new InMemoryChannelStore(), 'e', PairColumns.ENERGY, pairs.size());
        List<PairIndex.Ids> ids = pairs.stream()
                .map(pair -> new PairIndex.Ids(pair.i().id(), pair.j().id()))
                .toList();
        EnergyPairs fold = new EnergyPairs(new PairIndex(ids), filter, ledger);
        events.forEach(fold::add);
        return ledger;
    }
}
