package org.driftwatch.calibrators.peak;

import java.util.List;

/** Which parts a line has. The order of the parameters is part of every stored array. */
public enum PeakModel {
    /** n_sig, mu, sigma, n_bkg. */
    GAUSS_ON_UNIFORM("gauss_on_uniform", 0, 1, 2, 5),
    /** n_sig, mu, sigma, n_bkg, hstep. */
    GAUSS_ON_STEP("gauss_on_step", 0, 1, 2, 5, 6),
    /** n_sig, mu, sigma, htail, tau, n_bkg, hstep. */
    HPGE_PEAK("hpge_peak", 0, 1, 2, 3, 4, 5, 6);

    private static final List<String> NAMES = List.of("n_sig", "mu", "sigma", "htail", "tau", "n_bkg", "hstep");

    private final String label;
    private final int[] slots;

    PeakModel(String label, int... slots) {
        this.label = label;
        this.slots = slots;
    }

    /** The name the parameter files use. */
    public String label() {
        return label;
    }

    /** Number of parameters. */
    public int size() {
        return slots.length;
    }

    /** Names in the order of the arrays. */
    public List<String> parameterNames() {
        return java.util.Arrays.stream(slots).mapToObj(NAMES::get).toList();
    }

    /** True if the shape has a low tail. */
    public boolean hasTail() {
        return this == HPGE_PEAK;
    }

    /** Slot of parameter {@code k} among the seven of {@link #HPGE_PEAK}. */
    int slot(int k) {
        return slots[k];
    }

    boolean uses(int slot) {
        for (int used : slots) if (used == slot) return true;
        return false;
    }

    /** The values this model has, of seven. */
    List<Double> pick(double[] seven) {
        return java.util.Arrays.stream(slots).mapToObj(slot -> seven[slot]).toList();
    }

    /** A covariance of this model spread over the seven; empty for an empty one. */
    double[] seven(List<Double> covariance) {
        if (covariance.isEmpty()) return new double[0];
        double[] full = new double[49];
        for (int a = 0; a < slots.length; a++) {
            for (int b = 0; b < slots.length; b++) full[slots[a] * 7 + slots[b]] = covariance.get(a * slots.length + b);
        }
        return full;
    }

    /** The seven values of the full shape; parts the model lacks get htail 0, tau 1, hstep 0. */
    double[] full(List<Double> values) {
        if (values.size() != slots.length)
            throw new IllegalArgumentException(label + " takes " + slots.length + " parameters, not " + values.size());
        double[] seven = {0, 0, 1, 0, 1, 0, 0};
        for (int k = 0; k < slots.length; k++) seven[slots[k]] = values.get(k);
        return seven;
    }
}
