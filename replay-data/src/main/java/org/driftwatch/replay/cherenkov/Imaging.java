package org.driftwatch.replay.cherenkov;

import java.util.ArrayList;
import java.util.List;
import org.driftwatch.replay.random.RandomStream;
import org.driftwatch.topics.cherenkov.layout.Telescope;

/**
 * Image sizes of a shower and which telescopes trigger.
 *
 * <pre> S = S_type · E_eff · L(d) · η · common · individual   [pe],   E_eff = E for a gamma, 0.35 E for a hadron </pre>
 *
 * The fluctuations are log-normal of median 1: common to the shower σ = 7 % (25 % hadron), of each telescope
 * σ² = 0.07² + 1.3²/S (+ 0.25² hadron). That form is meant for images near threshold and above; below 10 pe σ grows no more.
 */
final class Imaging {
    /** A telescope that triggered, with its own random stream for what follows. */
    record Image(Telescope telescope, TelescopeKind kind, double clockNs, double sizePe, RandomStream random) {}

    private static final double HADRON_LIGHT = 0.35;
    private static final double COMMON = 0.07;
    private static final double COMMON_HADRON = 0.25;
    private static final double FAINTEST_PE = 10;
    private static final double HOPELESS = 0.01;

    private final LightPool light;
    private final List<Station> stations = new ArrayList<>();

    private record Station(Telescope telescope, TelescopeKind kind, double throughput, double clockNs) {}

    Imaging(ArraySettings settings, BlockPlan plan) {
        ArrayState state = new ArrayState(settings);
        light = LightPool.atZenith(plan.zenithDeg());
        for (Telescope telescope : settings.layout().telescopes()) {
            if (state.missing(telescope, plan.obs())) continue;
            double throughput = state.throughput(telescope, plan.obs());
            double clockNs = state.clockNs(telescope, plan.obs());
            stations.add(new Station(telescope, settings.layout().kind(telescope), throughput, clockNs));
        }
    }

    /** Telescopes that take part in the block, in the order of the layout. */
    List<Telescope> telescopes() {
        return stations.stream().map(Station::telescope).toList();
    }

    /** Those that trigger, in the order of the layout; each draws from a stream of its own. */
    List<Image> images(TrueShower shower, RandomStream random) {
        ShowerAxis axis = shower.axis();
        double common = shower.isGamma() ? COMMON : COMMON_HADRON;
        double brightness = shower.energyTeV() * StrictMath.exp(common * random.split(0).gaussian());
        if (!shower.isGamma()) brightness *= HADRON_LIGHT;
        List<Image> images = new ArrayList<>();
        for (Station station : stations) {
            double scale = station.kind().sizePe() * station.throughput() * brightness;
            double expected = scale * light.at(axis.distanceM(station.telescope()));
            if (expected < HOPELESS * station.kind().triggerPe()) continue;
            RandomStream own = random.split(station.telescope().id());
            double size = expected * StrictMath.exp(spread(expected, shower.isGamma()) * own.gaussian());
            if (size > station.kind().triggerPe())
                images.add(new Image(station.telescope(), station.kind(), station.clockNs(), size, own));
        }
        return images;
    }

    /** Relative fluctuation of one image around what the shower sheds on its place. */
    static double spread(double sizePe, boolean gamma) {
        double variance = 0.07 * 0.07 + 1.3 * 1.3 / Math.max(FAINTEST_PE, sizePe);
        return Math.sqrt(gamma ? variance : variance + 0.25 * 0.25);
    }
}
