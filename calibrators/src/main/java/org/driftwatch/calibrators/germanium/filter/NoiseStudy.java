package org.driftwatch.calibrators.germanium.filter;

import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.dsp.TimeSpan;
import org.driftwatch.calibrators.germanium.filter.FilterSearch.Comparison;
import org.driftwatch.calibrators.optimise.InterpolatingSpline;
import org.driftwatch.topics.codec.PeerNumber;
import org.driftwatch.topics.germanium.GermaniumFilter.NoiseOptimization;
import org.driftwatch.topics.germanium.GermaniumFilter.NoisePoint;

/** Scans the rise of the energy trapezoid over baselines and compares the best with the one in use, sample by bootstrap sample. */
record NoiseStudy(NoiseSettings settings, TrialPulses baselines) {

    NoiseOptimization addTo(FilterSearch.Proposal proposal) {
        NoiseScan.Result scan = new NoiseScan(settings).scan(this::energies);
        String best = PeerNumber.fixed(scan.bestUs(), 2) + "*us";
        String error = PeerNumber.fixed(scan.bestErrorUs(), 2) + "*us";
        double inUseUs = proposal.inUse.energyTrap().rise().nanoseconds() / 1000;
        proposal.decide("etrap", "rise", comparison(scan, inUseUs, best), error);
        SortedMap<String, String> rise = new TreeMap<>();
        rise.put("rise", best);
        rise.put("rise_err", error);
        SortedMap<String, SortedMap<String, String>> result = new TreeMap<>();
        result.put("etrap", rise);
        return new NoiseOptimization(result, sweep(scan));
    }

    private double[] energies(double riseUs) {
        return baselines.trapezoidAt(
                TimeSpan.ofUs(riseUs), baselines.settings().energyTrap().flat(), settings.readAt());
    }

    /** Gain of the best on the value in use within each bootstrap sample; a value off the grid counts as its nearest point. */
    private Comparison comparison(NoiseScan.Result scan, double inUseUs, String best) {
        double[] grid = settings.grid();
        double inUse = Math.max(grid[0], Math.min(grid[grid.length - 1], inUseUs));
        double sum = 0;
        double squares = 0;
        double current = 0;
        for (double[] sample : scan.samples()) {
            var spline = new InterpolatingSpline(grid, sample, settings.splineDegree());
            double gain = spline.at(inUse) - spline.at(scan.bestUs());
            sum += gain;
            squares += gain * gain;
            current += spline.at(inUse) / scan.samples().size();
        }
        double n = scan.samples().size();
        double mean = sum / n;
        double error = Math.sqrt(Math.max(0, squares / n - mean * mean) * n / (n - 1));
        return new Comparison("enc", PeerNumber.text(inUseUs) + "*us", best, current, mean, error);
    }

    private static SortedMap<String, NoisePoint> sweep(NoiseScan.Result scan) {
        SortedMap<String, NoisePoint> sweep = new TreeMap<>();
        for (NoiseScan.Point point : scan.points()) {
            double low = point.percentile(10);
            double high = point.percentile(90);
            sweep.put(
                    PeerNumber.fixed(point.parameterUs(), 1),
                    new NoisePoint(low, high, high - low, point.deviation(), point.figure(), point.error()));
        }
        return sweep;
    }
}
