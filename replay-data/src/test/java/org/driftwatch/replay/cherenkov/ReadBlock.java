package org.driftwatch.replay.cherenkov;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/** A block read to its end, with the true showers. */
record ReadBlock(SimulatedArray source, List<TelescopeEvent> events, Map<Long, TrueShower> showers) {
    static ReadBlock of(ArraySettings settings, BlockPlan plan) {
        SimulatedArray source = new SimulatedArray(settings, plan);
        List<TelescopeEvent> events = new ArrayList<>();
        Map<Long, TrueShower> showers = new TreeMap<>();
        for (TelescopeEvent event = source.next(); event != null; event = source.next()) {
            events.add(event);
            showers.put(event.event(), source.shower());
        }
        return new ReadBlock(source, events, showers);
    }

    ArrayDescription array() {
        return source.description().array();
    }

    double value(TelescopeEvent event, String column) {
        return event.values()[array().column(column)];
    }

    double energyTeV(TelescopeEvent event) {
        return value(event, "RandomForestRegressor_tel_energy");
    }

    double gammaness(TelescopeEvent event) {
        return value(event, "RandomForestClassifier_tel_prediction");
    }

    double sizePe(TelescopeEvent event) {
        return value(event, "hillas_intensity");
    }

    double distanceM(TelescopeEvent event) {
        return value(event, "HillasReconstructor_tel_impact_distance");
    }

    List<TelescopeEvent> of(int telescope) {
        return events.stream().filter(event -> event.telescope() == telescope).toList();
    }

    List<TelescopeEvent> ofType(String type) {
        return events.stream()
                .filter(event -> array().telescope(event.telescope()).type().equals(type))
                .toList();
    }

    Map<Long, List<TelescopeEvent>> byEvent() {
        Map<Long, List<TelescopeEvent>> byEvent = new TreeMap<>();
        for (TelescopeEvent event : events)
            byEvent.computeIfAbsent(event.event(), key -> new ArrayList<>()).add(event);
        return byEvent;
    }

    /**
     * Root mean square of ln(E_i/E_j) about its mean in pairs of one type within {@code withinM}, selected as in the wide
     * filters of the references: valid, gammaness > 0.5, E > 50 GeV, |distance asymmetry| < 0.3; pairs of 10 or more.
     */
    double logRatioSpread(String type, double withinM) {
        Map<List<Integer>, List<Double>> pairs = new java.util.LinkedHashMap<>();
        for (List<TelescopeEvent> event : byEvent().values())
            for (TelescopeEvent a : event)
                for (TelescopeEvent b : event)
                    if (a.telescope() < b.telescope() && pairUp(a, b, type, withinM))
                        pairs.computeIfAbsent(List.of(a.telescope(), b.telescope()), key -> new ArrayList<>())
                                .add(Math.log(energyTeV(a) / energyTeV(b)));
        double sum = 0;
        long degrees = 0;
        for (List<Double> logs : pairs.values()) {
            if (logs.size() < 10) continue;
            double mean = stream(logs).average().orElseThrow();
            sum += stream(logs).map(y -> (y - mean) * (y - mean)).sum();
            degrees += logs.size() - 1;
        }
        return Math.sqrt(sum / degrees);
    }

    private boolean pairUp(TelescopeEvent a, TelescopeEvent b, String type, double withinM) {
        Telescope first = array().telescope(a.telescope());
        Telescope second = array().telescope(b.telescope());
        if (!first.type().equals(type) || !second.type().equals(type)) return false;
        double apart = Math.sqrt(Math.pow(first.xM() - second.xM(), 2)
                + Math.pow(first.yM() - second.yM(), 2)
                + Math.pow(first.zM() - second.zM(), 2));
        double asymmetry = (distanceM(a) - distanceM(b)) / (distanceM(a) + distanceM(b));
        return apart <= withinM && passes(a) && passes(b) && Math.abs(asymmetry) < 0.3;
    }

    private boolean passes(TelescopeEvent event) {
        return energyTeV(event) > 0.05 && gammaness(event) > 0.5;
    }

    private static DoubleStream stream(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue);
    }

    static double quantile(DoubleStream values, double fraction) {
        double[] sorted = values.sorted().toArray();
        return sorted[(int) Math.round(fraction * (sorted.length - 1))];
    }
}
