package org.driftwatch.app.production.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.driftwatch.app.settings.GridSettings;
import org.driftwatch.app.settings.GridSettings.Coordinates;
import org.driftwatch.calibrators.simulation.grid.LimitTable;
import org.driftwatch.calibrators.simulation.grid.ProductionGrid;
import org.driftwatch.calibrators.simulation.sky.HorizonToIcrs;
import org.driftwatch.calibrators.simulation.statistics.Form;

/** A grid of conditions with the limits of one layout. */
public final class GridRun {
    private final GridSettings settings;
    private final Form form;

    public GridRun(GridSettings settings, Form form) {
        this.settings = settings;
        this.form = form;
    }

    public GridResults grid() throws IOException {
        HorizonToIcrs sky = sky();
        ProductionGrid grid = new ProductionGrid(settings.axes(), table(), form);
        GridJson json = new GridJson(grid, sky);
        List<ObjectNode> points = grid.points().stream().map(json::point).toList();
        return new GridResults(
                1,
                form.toString(),
                settings.lookup().isPresent() ? settings.telescopes() : null,
                points.size(),
                json.targets(),
                points);
    }

    private Optional<LimitTable> table() throws IOException {
        if (settings.lookup().isEmpty()) return Optional.empty();
        return Optional.of(LimitTable.of(LookupFile.read(settings.lookup().get()), settings.telescopes()));
    }

    private HorizonToIcrs sky() {
        if (settings.coordinates() == Coordinates.ZENITH_AZIMUTH) return null;
        return new HorizonToIcrs(
                settings.site(),
                settings.observingTime()
                        .orElseThrow(() -> new IllegalArgumentException("Observing time is not set. Please provide an"
                                + " observing_time to convert coordinates.")));
    }
}
