package org.driftwatch.calibrators.germanium.dsp.config;

/** Whether two forms of a chain say the same: times and counts exactly, all else to rounding. */
final class Agreement {
    private Agreement() {}

    /** "" when they do, else one line. */
    static String of(String output, String unit, double plain, double fused) {
        if (Double.isNaN(plain) && Double.isNaN(fused)) return "";
        boolean exact =
                unit.isEmpty() || unit.equals("ns") && output.startsWith("tp_") && !output.equals("tp_80_interp");
        double allowed = exact ? 0 : 1e-6 * Math.abs(plain) + (output.contains("slope") ? 1e-9 : 1e-5);
        return Math.abs(plain - fused) <= allowed ? "" : output + ": plain " + plain + ", fused " + fused;
    }
}
