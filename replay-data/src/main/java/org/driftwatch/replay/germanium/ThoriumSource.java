package org.driftwatch.replay.germanium;

import java.util.List;
import org.driftwatch.replay.random.RandomStream;

/**
 * The spectrum of a Th-228 source: full-energy lines, escape peaks, Compton continua and a falling background.
 *
 * <p>A continuum is single Compton scattering by the Klein-Nishina formula up to its edge, with one part in four spread
 * flat up to the line for photons that scatter more than once: that part makes the step below the line.
 */
final class ThoriumSource {
    /** Smallest energy that triggers [keV]. */
    static final double THRESHOLD_KEV = 200;

    private static final double ELECTRON_KEV = 510.99895;
    private static final double SCATTERED_TWICE = 0.25;
    private static final double BACKGROUND_WEIGHT = 0.5;
    private static final double BACKGROUND_SCALE_KEV = 900;
    private static final double BACKGROUND_END_KEV = 3000;

    /**
     * @param peak relative number of events in the peak, {@code continuum} in its Compton continuum
     * @param multiSite probability that an event of the peak has several sites
     */
    record Line(double energyKeV, double peak, double continuum, double multiSite, double dopplerFwhmKeV) {}

    static final List<Line> LINES = List.of(
            new Line(583.191, 1.50, 2.20, 0.45, 0),
            new Line(727.33, 0.32, 0.60, 0.50, 0),
            new Line(860.564, 0.27, 0.60, 0.55, 0),
            new Line(1592.53, 0.22, 0.00, 0.05, 0),
            new Line(1620.5, 0.12, 0.25, 0.75, 0),
            new Line(2103.53, 0.20, 0.00, 0.90, 1.6),
            new Line(2614.5, 1.00, 6.00, 0.80, 0));

    private final LineShape shape;
    private final double[] centres;
    private final double[] upTo = new double[2 * LINES.size() + 1];

    ThoriumSource(LineShape shape) {
        this.shape = shape;
        this.centres = LINES.stream()
                .mapToDouble(line -> shape.centreKeV(line.energyKeV(), line.dopplerFwhmKeV()))
                .toArray();
        double sum = 0;
        for (int i = 0; i < LINES.size(); i++) {
            upTo[2 * i] = sum += LINES.get(i).peak();
            upTo[2 * i + 1] = sum += LINES.get(i).continuum();
        }
        upTo[2 * LINES.size()] = sum + BACKGROUND_WEIGHT;
    }

    /** Expected fraction of all events in the peak of this line. */
    double peakFraction(int line) {
        return LINES.get(line).peak() / upTo[upTo.length - 1];
    }

    /** The next event of a channel. */
    Deposit draw(String channel, long eventNumber, long timeNs, RandomStream random) {
        double at = random.uniform() * upTo[upTo.length - 1];
        int component = 0;
        while (at >= upTo[component]) component++;
        if (component == 2 * LINES.size())
            return spread(new Deposit(channel, eventNumber, timeNs, background(random), 0, 0.4), random);
        Line line = LINES.get(component / 2);
        if (component % 2 == 1)
            return spread(new Deposit(channel, eventNumber, timeNs, compton(line, random), 0, 0.4), random);
        double collected = shape.draw(centres[component / 2], line.dopplerFwhmKeV(), random);
        return new Deposit(channel, eventNumber, timeNs, line.energyKeV(), collected, line.multiSite());
    }

    private Deposit spread(Deposit deposit, RandomStream random) {
        double collected = shape.draw(deposit.energyKeV(), 0, random);
        return new Deposit(
                deposit.channel(),
                deposit.eventNumber(),
                deposit.timeNs(),
                deposit.energyKeV(),
                collected,
                deposit.multiSite());
    }

    private static double background(RandomStream random) {
        double energy;
        do {
            energy = THRESHOLD_KEV + BACKGROUND_SCALE_KEV * random.exponential();
        } while (energy > BACKGROUND_END_KEV);
        return energy;
    }

    private static double compton(Line line, RandomStream random) {
        if (random.uniform() < SCATTERED_TWICE) return random.uniform(THRESHOLD_KEV, line.energyKeV());
        double recoil;
        do {
            recoil = recoilKeV(line.energyKeV(), random);
        } while (recoil < THRESHOLD_KEV);
        return recoil;
    }

    /** Energy of the electron after one Compton scattering; the angle by rejection under dσ/dcosθ ∝ P²(P + 1/P - sin²θ). */
    private static double recoilKeV(double photonKeV, RandomStream random) {
        double ratio = photonKeV / ELECTRON_KEV;
        while (true) {
            double cosine = random.uniform(-1, 1);
            double left = 1 / (1 + ratio * (1 - cosine));
            double section = 0.5 * left * left * (left + 1 / left - 1 + cosine * cosine);
            if (random.uniform() < section) return photonKeV * (1 - left);
        }
    }
}
