package org.driftwatch.app.production.grid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.driftwatch.calibrators.simulation.grid.GridAxis;
import org.driftwatch.calibrators.simulation.grid.LimitedPoint;
import org.driftwatch.calibrators.simulation.grid.PointLimits;
import org.driftwatch.calibrators.simulation.grid.ProductionGrid;
import org.driftwatch.calibrators.simulation.interpolation.Interpolated;
import org.driftwatch.calibrators.simulation.sky.HorizonToIcrs;
import org.driftwatch.calibrators.simulation.sky.SkyPosition;
import org.driftwatch.topics.codec.Json;

/** Grid points in the peer's shape: a value with its unit for each axis and limit, in the order of the axes. */
final class GridJson {
    private static final String DEG = "deg";

    private final ProductionGrid grid;
    private final HorizonToIcrs sky;

    /** @param sky null when points stay in horizon coordinates */
    GridJson(ProductionGrid grid, HorizonToIcrs sky) {
        this.grid = grid;
        this.sky = sky;
    }

    ObjectNode targets() {
        ObjectNode targets = Json.MAPPER.createObjectNode();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            ObjectNode target = targets.putObject(grid.axes().get(axis).name());
            ArrayNode values = target.putArray("value");
            for (double value : grid.values(axis)) values.add(value);
            target.put("unit", grid.axes().get(axis).unit());
        }
        return targets;
    }

    ObjectNode point(LimitedPoint point) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        for (int axis = 0; axis < grid.axes().size(); axis++) {
            GridAxis each = grid.axes().get(axis);
            if (!turned(each)) put(node, each.name(), point.values().get(axis), each.unit());
        }
        point.limits().ifPresent(limits -> limits(node, limits));
        if (sky != null) sky(node, point.values());
        return node;
    }

    /** Whether right ascension and declination stand in the place of this axis. */
    private boolean turned(GridAxis axis) {
        return sky != null
                && (axis.name().equals(GridAxis.AZIMUTH) || axis.name().equals(GridAxis.ZENITH));
    }

    private static void limits(ObjectNode node, PointLimits limits) {
        put(node.putObject("energy_threshold"), "lower", PointLimits.value(limits.energyTeV()), "TeV");
        put(node, "radius", PointLimits.value(limits.radiusM()), "m");
        put(node, "viewcone", PointLimits.value(limits.viewconeDeg()), DEG);
        if (limits.outside() || limits.unique()) return;
        ObjectNode ranges = node.putObject("triangulation_range");
        range(ranges, "energy_threshold", limits.energyTeV());
        range(ranges, "radius", limits.radiusM());
        range(ranges, "viewcone", limits.viewconeDeg());
    }

    private static void range(ObjectNode node, String name, Interpolated range) {
        node.putArray(name).add(range.lowest()).add(range.highest());
    }

    private void sky(ObjectNode node, List<Double> values) {
        SkyPosition position = sky.position(90 - value(values, GridAxis.ZENITH), value(values, GridAxis.AZIMUTH));
        put(node, "ra", position.rightAscensionDeg(), DEG);
        put(node, "dec", position.declinationDeg(), DEG);
    }

    private double value(List<Double> values, String name) {
        for (int axis = 0; axis < values.size(); axis++)
            if (grid.axes().get(axis).name().equals(name)) return values.get(axis);
        throw new IllegalArgumentException("axes must have " + name + " for right ascension and declination");
    }

    private static void put(ObjectNode node, String name, double value, String unit) {
        ObjectNode measure = node.putObject(name);
        if (Double.isFinite(value)) measure.put("value", value);
        else measure.putNull("value");
        measure.put("unit", unit);
    }
}
