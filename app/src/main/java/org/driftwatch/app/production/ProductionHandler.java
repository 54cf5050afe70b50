package org.driftwatch.app.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.driftwatch.app.settings.ProductionSettings.Handler;
import org.driftwatch.calibrators.simulation.statistics.ConditionInterpolation;
import org.driftwatch.calibrators.simulation.statistics.EventInterpolation;
import org.driftwatch.calibrators.simulation.statistics.Form;
import org.driftwatch.calibrators.simulation.statistics.GridQuery;
import org.driftwatch.calibrators.simulation.statistics.PeerEventInterpolation;
import org.driftwatch.calibrators.simulation.statistics.PeerEventInterpolation.Values;
import org.driftwatch.calibrators.simulation.statistics.StatisticalErrors;
import org.driftwatch.ingest.simulation.fits.MonteCarloFile;

/** Finds the files of a grid by their template, and interpolates at one point. A file may lie compressed, as {@code .gz}. */
final class ProductionHandler {
    private final ProductionRun run;
    private final Handler asked;
    private final ConditionInterpolation.Zenith zenith;
    private final Form form;
    private final List<String> warnings = new ArrayList<>();

    ProductionHandler(ProductionRun run, Handler asked, ConditionInterpolation.Zenith zenith, Form form) {
        this.run = run;
        this.asked = asked;
        this.zenith = zenith;
        this.form = form;
    }

    HandledProduction handle() throws IOException {
        List<StatisticalErrors> errors = read();
        if (errors.isEmpty()) {
            warnings.add("No files read");
            return new HandledProduction(asked.queryPoint(), null, warnings);
        }
        GridQuery query = GridQuery.of(asked.queryPoint());
        double events = form == Form.COMPAT
                ? new PeerEventInterpolation(errors, Values.AS_SHIPPED)
                        .at(query)
                        .highest()
                : new EventInterpolation(errors, zenith).at(query);
        return new HandledProduction(asked.queryPoint(), List.of(events), warnings);
    }

    /** In product form a file found for several offsets counts once: its grid point is its own. */
    private List<StatisticalErrors> read() throws IOException {
        List<StatisticalErrors> errors = new ArrayList<>();
        for (double angle : asked.zeniths())
            for (int i = 0; i < asked.offsets().size(); i++) if (i == 0 || form == Form.COMPAT) read(angle, errors);
        return errors;
    }

    private void read(double angle, List<StatisticalErrors> errors) throws IOException {
        String name = asked.template().replace("{zenith}", Integer.toString((int) angle));
        Path plain = asked.basePath().resolve(name);
        Path zipped = asked.basePath().resolve(name + ".gz");
        if (Files.exists(plain) || Files.exists(zipped))
            errors.add(run.errors(MonteCarloFile.read(Files.exists(plain) ? plain : zipped)));
        else warnings.add(plain + ": file is missing, skipped");
    }
}
