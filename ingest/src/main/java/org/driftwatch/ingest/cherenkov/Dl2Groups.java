package org.driftwatch.ingest.cherenkov;

import java.util.List;
import org.driftwatch.ingest.cherenkov.Reconstructors.Chosen;
import org.driftwatch.ingest.cherenkov.hdf5.TableFile;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/**
 * The reconstructors that are read, with the groups and columns of each.
 *
 * @param geometry its group is one table, of the whole array
 */
record Dl2Groups(TableFile file, Chosen energy, Chosen geometry, Chosen gammaness, List<String> parameters) {
    static Dl2Groups of(TableFile file, Dl2Options options, Warnings warnings) throws UnreadableFileException {
        Reconstructors reconstructors = new Reconstructors(file, warnings);
        return new Dl2Groups(
                file,
                reconstructors.choose("energy reconstructor", List.of(Dl2Paths.ENERGY), options.energy()),
                reconstructors.choose("geometry reconstructor", List.of(Dl2Paths.GEOMETRY), options.geometry()),
                reconstructors.choose("classifier", Dl2Paths.CLASSIFICATION, options.gammaness()),
                options.parameters());
    }

    TelescopeGroup energies() {
        return group(energy.group(), energy.columns("_tel_energy", "_tel_energy_uncert", "_tel_is_valid"));
    }

    TelescopeGroup classifications() {
        return group(gammaness.group(), gammaness.columns("_tel_prediction", "_tel_is_valid"));
    }

    TelescopeGroup impacts() {
        return group(Dl2Paths.IMPACT + "/" + geometry.name(), geometry.columns("_tel_impact_distance"));
    }

    TelescopeGroup imageParameters() {
        return group(Dl2Paths.PARAMETERS, parameters);
    }

    List<String> geometryColumns() {
        return geometry.columns("_alt", "_az", "_core_x", "_core_y", "_h_max", "_is_valid");
    }

    private TelescopeGroup group(String path, List<String> columns) {
        return new TelescopeGroup(file, path, columns);
    }
}
