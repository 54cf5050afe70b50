package org.driftwatch.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.driftwatch.calibrators.germanium.energy.DenseSpectrum;
import org.driftwatch.calibrators.germanium.energy.EnergyCalibrator;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.LineResult;
import org.driftwatch.calibrators.peak.Behaviour;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.calibrators.peak.PeakGuess;
import org.driftwatch.calibrators.peak.StagedPeakFit;
import org.driftwatch.calibrators.peak.WindowHistogram;
import org.driftwatch.topics.germanium.DspEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Fits on a simulated spectrum of as many events as the recorded calibration run: one line, and the whole calibration on
 * five. Warm ones start from the answer on nine tenths of the events, so that every line is due.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PeakFitBenchmark {
    private static final double FRACTION_BEFORE = 0.9;

    /** One line of the source [keV]. */
    @State(Scope.Thread)
    public static class Line {
        @Param({"583.191", "2614.5"})
        double energyKeV;

        WindowHistogram window;
        PeakGuess guess;
        StagedPeakFit fit;
        PeakFit before;

        @Setup
        public void prepare(PeakFitBenchmark calibration) {
            LineResult line = calibration.line(energyKeV);
            double slope = Math.abs(
                    calibration.earlier.scale().slope(line.fit().orElseThrow().position()));
            fit = new StagedPeakFit(new StagedPeakFit.Settings(0.1 / slope, 1 / slope, 100, 0.01, Behaviour.CORRECTED));
            before = line.fit().orElseThrow();
            window = cut(calibration.all, line);
            double sigma = before.fwhm() / 2.3548;
            guess = new PeakGuess(before.position() + 0.3 * sigma, 1.2 * sigma, before.signal(), 20);
        }

        private static WindowHistogram cut(DenseSpectrum spectrum, LineResult line) {
            int from = (int) Math.rint(line.windowLowAdc() / spectrum.binWidth());
            int until = (int) Math.rint(line.windowHighAdc() / spectrum.binWidth());
            long[] counts = new long[until - from];
            spectrum.copy(from, until, counts);
            return new WindowHistogram(from * spectrum.binWidth(), spectrum.binWidth(), counts);
        }
    }

    private final EnergyCalibrator calibrator = new EnergyCalibrator(Simulated.fiveLines());
    private DenseSpectrum all;
    private EnergyResult earlier;

    @Setup
    public void prepare() {
        List<DspEvent> events = Simulated.events(Simulated.EVENTS);
        all = Simulated.spectrum(events, events.size());
        earlier = calibrator.cold(Simulated.spectrum(events, (int) (FRACTION_BEFORE * events.size())));
        long found = earlier.found().size();
        long due = earlier.found().stream().filter(this::isDue).count();
        System.out.println("# " + found + " of 5 lines found, " + due + " due for a refit");
    }

    private boolean isDue(LineResult line) {
        return calibrator.due(
                earlier, earlier.lines().indexOf(line), Line.cut(all, line).total());
    }

    private LineResult line(double energyKeV) {
        return earlier.line(energyKeV).orElseThrow();
    }

    @Benchmark
    public PeakFit coldFitOfOneLine(Line line) {
        return line.fit.cold(line.window, line.guess);
    }

    @Benchmark
    public PeakFit warmFitOfOneLine(Line line) {
        return line.fit.warm(line.window, line.before);
    }

    @Benchmark
    public EnergyResult coldCalibration() {
        return calibrator.cold(all);
    }

    @Benchmark
    public EnergyResult warmCalibration() {
        return calibrator.warm(all, earlier);
    }
}
