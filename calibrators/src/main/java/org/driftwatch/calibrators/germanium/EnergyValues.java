package org.driftwatch.calibrators.germanium;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.energy.EnergyResult;
import org.driftwatch.calibrators.germanium.energy.LineResult;
import org.driftwatch.calibrators.germanium.energy.PeakTop;
import org.driftwatch.calibrators.germanium.energy.Polynomial;
import org.driftwatch.calibrators.germanium.energy.ResolutionCurve;
import org.driftwatch.calibrators.peak.PeakFit;
import org.driftwatch.topics.germanium.GermaniumEnergy;

/** The published form of a calibration. */
final class EnergyValues {
    private EnergyValues() {}

    /** @param energy name of the uncalibrated energy; @param counts events in the spectrum that was fitted */
    static GermaniumEnergy of(EnergyResult result, String energy, long counts) {
        List<Double> coefficients = result.scale().coefficients();
        return new GermaniumEnergy(
                expression(energy, coefficients.size()),
                letters(coefficients),
                square(result.scale().covariance(), coefficients.size()),
                result.scale().chiSquare(),
                result.scale().degreesOfFreedom(),
                result.lines().stream().map(EnergyValues::line).toList(),
                curve(result.fwhmLinear(), 2),
                curve(result.fwhmQuadratic(), 3),
                result.qbbFwhmKeV(),
                result.qbbFwhmErrorKeV(),
                counts,
                refused(result),
                adcScale(result.adcOfKeV()),
                tops(result.peakTops()));
    }

    /** Why a resolution curve or its value is missing. */
    private static SortedMap<String, String> refused(EnergyResult result) {
        long widths = result.found().stream()
                .filter(line -> !ResolutionCurve.broadened(line.energyKeV()))
                .count();
        SortedMap<String, String> gaps = new TreeMap<>();
        put(gaps, "fwhm_linear", noCurve(result.fwhmLinear(), widths, 2));
        put(gaps, "fwhm_quadratic", noCurve(result.fwhmQuadratic(), widths, 3));
        String outside = notInside(result.fwhmLinear());
        if (Double.isNaN(result.qbbFwhmKeV())) gaps.put("qbb_fwhm_kev", outside);
        if (Double.isNaN(result.qbbFwhmErrorKeV())) gaps.put("qbb_fwhm_error_kev", outside);
        return Collections.unmodifiableSortedMap(gaps);
    }

    private static void put(SortedMap<String, String> gaps, String field, String reason) {
        if (!reason.isEmpty()) gaps.put(field, reason);
    }

    private static String noCurve(ResolutionCurve curve, long widths, int parameters) {
        if (widths < parameters) return widths + " fitted lines of the detector's own width, minimum " + parameters;
        if (!curve.available()) return "no minimum through " + widths + " widths";
        return Double.isNaN(curve.pValue()) ? "no p-value: " + widths + " widths, minimum " + (parameters + 1) : "";
    }

    private static String notInside(ResolutionCurve linear) {
        return linear.available()
                ? "outside the lines of fwhm_linear, " + linear.lowestKeV() + " to " + linear.highestKeV() + " keV"
                : "no fwhm_linear";
    }

    private static List<GermaniumEnergy.PeakTop> tops(List<PeakTop> tops) {
        if (tops.isEmpty()) return null;
        return tops.stream()
                .map(top -> new GermaniumEnergy.PeakTop(
                        top.energyKeV(), top.positionAdc(), top.positionErrorAdc(), top.pValue(), top.accepted()))
                .toList();
    }

    private static GermaniumEnergy.AdcScale adcScale(Polynomial adcOfKeV) {
        int n = adcOfKeV.coefficients().size();
        double[] errors = new double[n];
        for (int k = 0; k < n; k++) errors[k] = adcOfKeV.coefficientError(k);
        double[] coefficients = adcOfKeV.coefficients().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new GermaniumEnergy.AdcScale(coefficients, errors);
    }

    /** {@code a + b * name + c * name**2}, as far as there are coefficients. */
    static String expression(String energy, int coefficients) {
        StringBuilder text = new StringBuilder("a");
        for (int k = 1; k < coefficients; k++) {
            text.append(" + ").append(letter(k)).append(" * ").append(energy);
            if (k > 1) text.append("**").append(k);
        }
        return text.toString();
    }

    private static SortedMap<String, Double> letters(List<Double> coefficients) {
        SortedMap<String, Double> parameters = new TreeMap<>();
        for (int k = 0; k < coefficients.size(); k++) parameters.put(letter(k), coefficients.get(k));
        return Collections.unmodifiableSortedMap(parameters);
    }

    private static String letter(int k) {
        return String.valueOf((char) ('a' + k));
    }

    private static double[][] square(List<Double> rowMajor, int n) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n * n; i++) rows[i / n][i % n] = rowMajor.get(i);
        return rows;
    }

    private static GermaniumEnergy.Curve curve(ResolutionCurve curve, int size) {
        List<Double> c = curve.coefficients();
        boolean none = c.isEmpty();
        Double third = size < 3 ? null : Double.valueOf(none ? Double.NaN : c.get(2));
        return new GermaniumEnergy.Curve(
                none ? Double.NaN : c.get(0),
                none ? Double.NaN : c.get(1),
                third,
                none ? new double[0][] : square(curve.covariance(), size),
                curve.chiSquare(),
                curve.degreesOfFreedom(),
                curve.pValue());
    }

    private static GermaniumEnergy.Line line(LineResult line) {
        double[] window = {line.windowLowAdc(), line.windowHighAdc()};
        if (!line.found()) return missing(line, window);
        PeakFit fit = line.fit().orElseThrow();
        return new GermaniumEnergy.Line(
                line.energyKeV(),
                true,
                null,
                fit.position(),
                fit.positionError(),
                line.fwhmKeV(),
                line.fwhmErrorKeV(),
                fit.fit().pValue(),
                fit.fit().chiSquare(),
                fit.fit().degreesOfFreedom(),
                line.counts(),
                fit.model().label(),
                modelParameters(fit),
                square(fit.covariance(), fit.model().size()),
                window);
    }

    private static GermaniumEnergy.Line missing(LineResult line, double[] window) {
        double nan = Double.NaN;
        String why = line.reason();
        return new GermaniumEnergy.Line(
                line.energyKeV(), false, why, nan, nan, nan, nan, nan, nan, 0, line.counts(), null, null, null, window);
    }

    private static SortedMap<String, Double> modelParameters(PeakFit fit) {
        SortedMap<String, Double> parameters = new TreeMap<>();
        List<String> names = fit.model().parameterNames();
        for (int k = 0; k < names.size(); k++)
            parameters.put(names.get(k), fit.values().get(k));
        return Collections.unmodifiableSortedMap(parameters);
    }
}
