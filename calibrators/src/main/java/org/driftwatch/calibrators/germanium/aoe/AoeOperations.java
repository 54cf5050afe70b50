package org.driftwatch.calibrators.germanium.aoe;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.hit.HitOperation;

/** The hit-configuration expressions of a calibration, as the common software writes them. */
public final class AoeOperations {
    private static final String UNCORRECTED = "AoE_Uncorr";
    private static final String TIMED = "AoE_Timecorr";
    private static final String DRIFTED = "AoE_DTcorr";
    private static final String CLASSIFIER = "AoE_Classifier";

    private final AoeSettings.Names names;
    private final AoeResult result;

    public AoeOperations(AoeSettings.Names names, AoeResult result) {
        this.names = names;
        this.result = result;
    }

    /** Of the last run: what later events are to be treated with. */
    public SortedMap<String, HitOperation> latest() {
        return of(result.factors().get(result.factors().size() - 1));
    }

    /** Per run, by its timestamp; empty when there is only one. */
    public SortedMap<String, SortedMap<String, HitOperation>> byRun() {
        TreeMap<String, SortedMap<String, HitOperation>> all = new TreeMap<>();
        if (result.factors().size() > 1)
            for (TimeFactor factor : result.factors()) all.put(factor.timestamp(), of(factor));
        return all;
    }

    private SortedMap<String, HitOperation> of(TimeFactor factor) {
        TreeMap<String, HitOperation> all = new TreeMap<>();
        all.put(UNCORRECTED, operation(names.current() + "/" + names.energy()));
        all.put(TIMED, timed(UNCORRECTED, factor));
        String drifted = TIMED;
        if (result.drift() != null) {
            drifted = DRIFTED;
            all.put(
                    DRIFTED,
                    operation(
                            TIMED + "*(1+a*" + names.drift() + ")",
                            result.drift().alpha()));
        }
        energy(all, drifted);
        all.put("AoE_Low_Cut", operation("(" + CLASSIFIER + ">a)", result.cut().lowCut()));
        all.put("AoE_High_Side_Cut", operation("(a>" + CLASSIFIER + ")", result.highCut()));
        all.put("AoE_Double_Sided_Cut", operation("(AoE_High_Side_Cut) & (AoE_Low_Cut)"));
        return all;
    }

    private void energy(TreeMap<String, HitOperation> all, String from) {
        double[] mean = values(result.curves().mean());
        double[] sigma = values(result.curves().sigma());
        String e = names.calibrated();
        all.put("AoE_Corrected", operation(from + "/(" + e + "*a+b)", mean));
        all.put("_AoE_Classifier_intermediate", operation("(" + from + ")-(" + e + "*a+b)", mean));
        all.put(CLASSIFIER, operation("(_AoE_Classifier_intermediate)/((a+(b/(" + e + "+10**-99))**c)**(0.5))", sigma));
    }

    /** The time correction of one run; the peer's spelling, trailing space included. */
    static HitOperation timed(String column, TimeFactor factor) {
        return factor.moves()
                ? operation(
                        column + " / ((timestamp - a ) * b + c) ", factor.fromSeconds(), factor.slope(), factor.value())
                : operation(column + "/a", factor.value());
    }

    private static double[] values(CurveFit fit) {
        return fit.values().stream().mapToDouble(x -> x).toArray();
    }

    /** Parameters by letter in order. */
    private static HitOperation operation(String expression, double... parameters) {
        return HitOperation.of(expression, lettered(parameters));
    }

    static SortedMap<String, Double> lettered(double... values) {
        TreeMap<String, Double> byLetter = new TreeMap<>();
        for (int k = 0; k < values.length; k++) byLetter.put(String.valueOf((char) ('a' + k)), values[k]);
        return byLetter;
    }

    static SortedMap<String, Double> lettered(List<Double> values) {
        return lettered(values.stream().mapToDouble(x -> x).toArray());
    }
}
