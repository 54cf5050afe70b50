package org.driftwatch.replay.cherenkov;

import java.util.List;
import org.driftwatch.replay.cherenkov.Imaging.Image;
import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * What the pipeline makes of the images, in the columns and units of a DL2 file.
 *
 * <pre>
 * E = S / (S_type · L(d)) · (1 + b_type + 1 %·(z − 20°)/20°) · (1 + 0.05·(d/150 m − 0.6)),  δE = E · σ(S) · exp(0.2 N)
 * core: 6 m + 12 m/√multiplicity (+ 15 m hadron) in x and y; direction 0.05°; height of the maximum 400 m
 * gammaness = 1/(1 + exp(−l)), l = 1.3 (gamma) or −1.1 (hadron) + 0.8 N(shower) + 0.7 N(telescope)
 * </pre>
 *
 * d is the distance from the reconstructed axis, z the zenith angle of the pointing.
 */
record Reconstruction(ShowerSettings settings, double zenithDeg, LightPool light) {
    static final String ENERGY = "RandomForestRegressor";
    static final String GAMMANESS = "RandomForestClassifier";
    static final String GEOMETRY = "HillasReconstructor";
    static final List<Dl2Column> COLUMNS = List.of(
            number(ENERGY + "_tel_energy", "TeV"),
            number(ENERGY + "_tel_energy_uncert", "TeV"),
            logical(ENERGY + "_tel_is_valid"),
            number(GAMMANESS + "_tel_prediction", ""),
            logical(GAMMANESS + "_tel_is_valid"),
            number(GEOMETRY + "_tel_impact_distance", "m"),
            number("hillas_intensity", ""),
            number("leakage_intensity_width_2", ""),
            number(GEOMETRY + "_alt", "deg"),
            number(GEOMETRY + "_az", "deg"),
            number(GEOMETRY + "_core_x", "m"),
            number(GEOMETRY + "_core_y", "m"),
            number(GEOMETRY + "_h_max", "m"),
            logical(GEOMETRY + "_is_valid"));
    private static final double LEAKAGE_A = 1.14;
    private static final double LEAKAGE_B = 13.7;

    /** The event as the pipeline sees it; what all its telescopes share. */
    record Seen(ShowerAxis axis, boolean gamma, double gammaLogit) {}

    static Reconstruction of(ArraySettings settings, BlockPlan plan) {
        return new Reconstruction(settings.showers(), plan.zenithDeg(), LightPool.atZenith(plan.zenithDeg()));
    }

    Seen seen(TrueShower shower, int multiplicity, RandomStream random) {
        double core = 6 + 12 / Math.sqrt(multiplicity) + (shower.isGamma() ? 0 : 15);
        double altDeg = Math.min(90, shower.altDeg() + 0.05 * random.gaussian());
        double azDeg = shower.azDeg() + 0.05 * random.gaussian() / ShowerSource.cosDeg(shower.altDeg());
        ShowerAxis axis = new ShowerAxis(
                Mantissa.round(altDeg, 22),
                Mantissa.round(ShowerSource.turn(azDeg), 22),
                Mantissa.round(shower.coreXM() + core * random.gaussian(), 14),
                Mantissa.round(shower.coreYM() + core * random.gaussian(), 14),
                Mantissa.round(Math.max(1_000, shower.heightM() + 400 * random.gaussian()), 14));
        return new Seen(axis, shower.isGamma(), (shower.isGamma() ? 1.3 : -1.1) + 0.8 * random.gaussian());
    }

    /** Values of one telescope, one per column. */
    double[] values(Seen seen, Image image) {
        RandomStream random = image.random();
        double distanceM = seen.axis().distanceM(image.telescope());
        double energy = energyTeV(image, distanceM);
        double error = energy
                * Imaging.spread(image.sizePe(), seen.gamma())
                * StrictMath.exp(0.2 * random.gaussian());
        double gammaness = 1 / (1 + StrictMath.exp(-seen.gammaLogit() - 0.7 * random.gaussian()));
        double leakage = leakage(random.uniform());
        boolean valid = random.uniform() >= settings.invalidFraction();
        ShowerAxis axis = seen.axis();
        return new double[] {
            valid ? Mantissa.round(energy, 14) : Double.NaN,
            valid ? Mantissa.round(error, 10) : Double.NaN,
            valid ? 1 : 0,
            valid ? Mantissa.round(gammaness, 12) : Double.NaN,
            valid ? 1 : 0,
            Mantissa.round(distanceM, 14),
            Mantissa.round(image.sizePe(), 14),
            Mantissa.round(leakage, 10),
            axis.altDeg(),
            axis.azDeg(),
            axis.coreXM(),
            axis.coreYM(),
            axis.heightM(),
            1
        };
    }

    private double energyTeV(Image image, double distanceM) {
        double bias = 1 + image.kind().energyBias() + 0.01 * (zenithDeg - 20) / 20;
        double slope = 1 + 0.05 * (distanceM / 150 - 0.6);
        return image.sizePe() / (image.kind().sizePe() * light.at(distanceM)) * bias * slope;
    }

    /** Quantile of Kumaraswamy's distribution, mean 9 %: F(x) = 1 − (1 − x^a)^b. */
    private static double leakage(double uniform) {
        return StrictMath.pow(1 - StrictMath.pow(1 - uniform, 1 / LEAKAGE_B), 1 / LEAKAGE_A);
    }

    private static Dl2Column number(String name, String unit) {
        return new Dl2Column(name, unit, false);
    }

    private static Dl2Column logical(String name) {
        return new Dl2Column(name, "", true);
    }
}
