package org.driftwatch.calibrators.hit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.topics.hit.HitConfiguration;
import org.driftwatch.topics.hit.HitOperation;

/**
 * The calibrated energy of a hit configuration as a function of one uncalibrated energy, and its inverse: where in ADC a line
 * lies by somebody else's calibration.
 *
 * <p>It is the column {@code cuspEmax_cal} for the uncalibrated {@code cuspEmax}, or else the only operation that needs nothing
 * but that. Holds the event at hand: one thread.
 */
public final class EnergyColumn {
    private static final double SMALLEST_ADC = 1e-3;
    private static final double LARGEST_ADC = 1e9;
    /** Of the search for a bracket; finer than any wiggle of a calibration. */
    private static final double STEP = 1.02;

    private static final double RELATIVE_ACCURACY = 1e-14;
    private static final int EVALUATIONS = 1000;

    private final String name;
    private final HitProgram program;
    private final double[] adc = new double[1];
    private final double[] energy = new double[1];

    private EnergyColumn(String name, HitProgram program) {
        this.name = name;
        this.program = program;
    }

    /**
     * @param uncalibrated e.g. {@code cuspEmax}
     * @throws IllegalArgumentException in one line, when no operation gives an energy of that column alone, or an expression is wrong
     */
    public static EnergyColumn of(Map<String, HitOperation> operations, String uncalibrated) {
        Map<String, HitOperation> possible = HitProgram.possible(operations, List.of(uncalibrated));
        String name = name(operations, possible, uncalibrated);
        HitConfiguration only = new HitConfiguration(List.of(name), possible, Map.of());
        return new EnergyColumn(name, HitProgram.compile(only, Column.reals(List.of(uncalibrated))));
    }

    private static String name(
            Map<String, HitOperation> operations, Map<String, HitOperation> possible, String uncalibrated) {
        String usual = uncalibrated + "_cal";
        if (possible.containsKey(usual)) return usual;
        if (operations.containsKey(usual))
            throw new IllegalArgumentException(
                    usual + " needs more than " + uncalibrated + ": " + others(operations, uncalibrated));
        if (possible.size() == 1) return possible.keySet().iterator().next();
        throw new IllegalArgumentException("has no operation " + usual + "; operations of " + uncalibrated + " alone: "
                + (possible.isEmpty() ? "none" : String.join(", ", new TreeSet<>(possible.keySet()))));
    }

    private static String others(Map<String, HitOperation> operations, String uncalibrated) {
        Set<String> missing =
                HitProgram.missing(operations, List.of(uncalibrated)).keySet();
        return String.join(", ", missing);
    }

    public String name() {
        return name;
    }

    /** Energy [keV] of an uncalibrated energy [ADC]. */
    public double energyKev(double uncalibratedAdc) {
        adc[0] = uncalibratedAdc;
        program.evaluate(adc, energy);
        return energy[0];
    }

    /**
     * The smallest uncalibrated energy above 0 [ADC] at which the energy rises through {@code keV}.
     *
     * @throws IllegalArgumentException when there is none between 0.001 and 10⁹ ADC
     */
    public double adc(double keV) {
        for (double low = SMALLEST_ADC; low < LARGEST_ADC; low *= STEP) {
            double high = low * STEP;
            if (energyKev(low) <= keV && energyKev(high) > keV) return root(low, high, keV);
        }
        throw new IllegalArgumentException(name + " reaches " + keV + " keV nowhere");
    }

    private double root(double low, double high, double keV) {
        return new BrentSolver(RELATIVE_ACCURACY, 0, 0).solve(EVALUATIONS, x -> energyKev(x) - keV, low, high);
    }
}
