package org.driftwatch.app.cherenkov;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.app.SharedFolder;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.Event;

/** The events of one visible block, without quality criteria. */
record VisibleBlock(String run, ArrayDescription array, List<ArrayEvent> events) {
    private static final double LIGHT_M_PER_NS = 0.299792458;

    static VisibleBlock read(int obs) throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(file("ob_" + obs + ".dl2.h5.gz"), Dl2Options.DEFAULTS)) {
            ArrayDescription array = source.description().array();
            Map<Long, List<TelescopeEvent>> byEvent = new LinkedHashMap<>();
            for (TelescopeEvent event = source.next(); event != null; event = source.next())
                byEvent.computeIfAbsent(event.event(), each -> new ArrayList<>())
                        .add(event);
            List<ArrayEvent> events = new ArrayList<>();
            for (List<TelescopeEvent> same : byEvent.values()) events.add(join(array, same));
            events.sort(Event.ORDER);
            return new VisibleBlock(source.description().run(), array, events);
        }
    }

    static Path file(String name) {
        return SharedFolder.file("data/cta/" + name);
    }

    private static ArrayEvent join(ArrayDescription array, List<TelescopeEvent> same) {
        List<Integer> order = array.telescopes().stream().map(Telescope::id).toList();
        List<Shower> showers = same.stream()
                .sorted(Comparator.comparing(event -> order.indexOf(event.telescope())))
                .map(event -> shower(array, event))
                .toList();
        TelescopeEvent first = same.get(0);
        return new ArrayEvent(first.run(), array.name(), first.obs(), first.event(), first.timeNs(), showers);
    }

    private static Shower shower(ArrayDescription array, TelescopeEvent event) {
        Row row = new Row(array, event);
        boolean energy = row.is(array.energy() + "_tel_is_valid");
        boolean gammaness = row.is(array.gammaness() + "_tel_is_valid");
        return new Shower(
                event.telescope(),
                energy ? row.of(array.energy() + "_tel_energy") : Double.NaN,
                row.of(array.energy() + "_tel_energy_uncert"),
                gammaness ? row.of(array.gammaness() + "_tel_prediction") : Double.NaN,
                row.of(array.geometry() + "_tel_impact_distance"),
                row.of("hillas_intensity"),
                row.of("leakage_intensity_width_2"),
                row.is(array.geometry() + "_is_valid")
                        ? event.triggerNs() - front(array.geometry() + "_", row, array.telescope(event.telescope()))
                        : Double.NaN);
    }

    private static double front(String prefix, Row row, Telescope at) {
        double alt = StrictMath.toRadians(row.of(prefix + "alt"));
        double az = StrictMath.toRadians(row.of(prefix + "az"));
        double ux = StrictMath.cos(alt) * StrictMath.cos(az);
        double uy = -StrictMath.cos(alt) * StrictMath.sin(az);
        double uz = StrictMath.sin(alt);
        double far = row.of(prefix + "h_max") / uz;
        double x = row.of(prefix + "core_x") + ux * far - at.xM();
        double y = row.of(prefix + "core_y") + uy * far - at.yM();
        double z = uz * far - at.zM();
        return (Math.sqrt(x * x + y * y + z * z) - far) / LIGHT_M_PER_NS;
    }

    private record Row(ArrayDescription array, TelescopeEvent event) {
        double of(String column) {
            return event.values()[array.column(column)];
        }

        boolean is(String column) {
            return of(column) == 1;
        }
    }
}
