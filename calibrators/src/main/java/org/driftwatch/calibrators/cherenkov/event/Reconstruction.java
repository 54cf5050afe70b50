package org.driftwatch.calibrators.cherenkov.event;

import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;

/** Where the reconstructed quantities stand in a row of DL2; found once, so that nothing is looked up for an event. */
final class Reconstruction {
    private final Quantity energyTeV;
    private final Quantity energyErrorTeV;
    private final Quantity energyValid;
    private final Quantity gammaness;
    private final Quantity gammanessValid;
    private final Quantity impactM;
    private final Quantity sizePe;
    private final Quantity leakage;
    private final Quantity altitude;
    private final Quantity azimuth;
    private final Quantity coreXM;
    private final Quantity coreYM;
    private final Quantity heightM;
    private final Quantity geometryValid;
    private final double siteHeightM;

    Reconstruction(ArrayDescription array, double siteHeightM) {
        this.siteHeightM = siteHeightM;
        energyTeV = Quantity.of(array, array.energy() + "_tel_energy", "TeV");
        energyErrorTeV = Quantity.of(array, array.energy() + "_tel_energy_uncert", "TeV");
        energyValid = Quantity.flag(array, array.energy() + "_tel_is_valid");
        gammaness = Quantity.number(array, array.gammaness() + "_tel_prediction");
        gammanessValid = Quantity.flag(array, array.gammaness() + "_tel_is_valid");
        impactM = Quantity.of(array, array.geometry() + "_tel_impact_distance", "m");
        sizePe = Quantity.number(array, "hillas_intensity");
        leakage = Quantity.number(array, "leakage_intensity_width_2");
        altitude = Quantity.of(array, array.geometry() + "_alt", "rad");
        azimuth = Quantity.of(array, array.geometry() + "_az", "rad");
        coreXM = Quantity.of(array, array.geometry() + "_core_x", "m");
        coreYM = Quantity.of(array, array.geometry() + "_core_y", "m");
        heightM = Quantity.of(array, array.geometry() + "_h_max", "m");
        geometryValid = Quantity.flag(array, array.geometry() + "_is_valid");
    }

    SphericalFront front(double[] row) {
        if (!geometryValid.holds(row)) return SphericalFront.none();
        double height = heightM.of(row) - siteHeightM;
        return SphericalFront.of(altitude.of(row), azimuth.of(row), coreXM.of(row), coreYM.of(row), height);
    }

    Shower shower(int telescope, double[] row, double delayNs) {
        boolean energy = energyValid.holds(row);
        return new Shower(
                telescope,
                energy ? energyTeV.of(row) : Double.NaN,
                energy ? energyErrorTeV.of(row) : Double.NaN,
                gammanessValid.holds(row) ? gammaness.of(row) : Double.NaN,
                impactM.of(row),
                sizePe.of(row),
                leakage.of(row),
                delayNs);
    }
}
