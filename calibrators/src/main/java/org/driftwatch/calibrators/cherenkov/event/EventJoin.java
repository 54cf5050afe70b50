package org.driftwatch.calibrators.cherenkov.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.cherenkov.quality.QualityCounts;
import org.driftwatch.calibrators.cherenkov.quality.QualityQuery;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Makes an array event of what its telescopes know: those that pass all quality criteria, in layout order, in fixed units (TeV, m,
 * photo-electrons, ns), NaN where a reconstruction is not valid. The delay of a telescope is its trigger time less the time at which
 * the {@linkplain SphericalFront spherical front} of the shower is expected there; the time at the core is common to an event and
 * falls out of every pair. Compiled once for the columns of a run; remembers only what it counts. For one thread.
 */
public final class EventJoin {
    private final ArrayDescription array;
    private final Rows rows;
    private final QualityQuery quality;
    private final Reconstruction reconstruction;
    private final Map<Integer, Integer> places = new HashMap<>();

    /** @throws IllegalArgumentException when a criterion does not fit the columns, or a column has a unit that cannot be */
    public EventJoin(ArrayDescription array, EventSettings settings) {
        this.array = array;
        rows = new Rows(array, settings.criteria().stream().anyMatch(each -> Rows.mayNameIds(each.expression())));
        quality = new QualityQuery(settings.criteria(), Rows.columns(array));
        reconstruction = new Reconstruction(array, settings.siteHeightM().orElse(array.siteHeightM()));
        for (Telescope telescope : array.telescopes()) places.put(telescope.id(), places.size());
    }

    /**
     * @param sameEvent telescopes of one array event in any order, each once, at least one; the geometry of the event stands in the
     *     row of each and is taken from the first
     * @throws IllegalArgumentException when the array has no such telescope, or a row has another number of values than columns
     */
    public ArrayEvent join(List<TelescopeEvent> sameEvent) {
        TelescopeEvent[] inOrder = new TelescopeEvent[places.size()];
        for (TelescopeEvent event : sameEvent) inOrder[place(event)] = event;
        TelescopeEvent any = sameEvent.get(0);
        SphericalFront front = reconstruction.front(any.values());
        List<Shower> showers = new ArrayList<>(sameEvent.size());
        for (int i = 0; i < inOrder.length; i++) if (inOrder[i] != null) add(i, inOrder[i], front, showers);
        return new ArrayEvent(any.run(), array.name(), any.obs(), any.event(), any.timeNs(), showers);
    }

    private int place(TelescopeEvent event) {
        rows.require(event);
        Integer place = places.get(event.telescope());
        if (place != null) return place;
        throw new IllegalArgumentException("array " + array.name() + " has no telescope " + event.telescope());
    }

    private void add(int place, TelescopeEvent event, SphericalFront front, List<Shower> showers) {
        if (!quality.passes(rows.of(event))) return;
        double delayNs = event.triggerNs() - front.arrivalNs(array.telescopes().get(place));
        showers.add(reconstruction.shower(event.telescope(), event.values(), delayNs));
    }

    /** Telescope events that passed each criterion, over all calls. */
    public QualityCounts counts() {
        return quality.counts();
    }
}
