package org.driftwatch.calibrators.germanium.dsp;

import java.util.Arrays;
import java.util.List;

/** The outputs of the chain in their order; a name in the files is the constant in the spelling of the peer. */
enum DspOutput {
    TP_MIN("tp_min", "ns"),
    TP_MAX("tp_max", "ns"),
    WF_MIN("wf_min", "ADC"),
    WF_MAX("wf_max", "ADC"),
    N_SAT_LO("n_sat_lo", ""),
    N_SAT_HI("n_sat_hi", ""),
    BL_MEAN("bl_mean", "ADC"),
    BL_STD("bl_std", "ADC"),
    BL_SLOPE("bl_slope", "ADC"),
    BL_INTERCEPT("bl_intercept", "ADC"),
    BL_SLOPE_RMS("bl_slope_rms", "ADC"),
    PZ_MEAN("pz_mean", "ADC"),
    PZ_STD("pz_std", "ADC"),
    PZ_SLOPE("pz_slope", "ADC"),
    PZ_INTERCEPT("pz_intercept", "ADC"),
    TAIL_SLOPE("tail_slope", "ADC"),
    TRAP_T_MAX("trapTmax", "ADC"),
    TRAP_E_MAX("trapEmax", "ADC"),
    TRAP_E_FTP("trapEftp", "ADC"),
    CUSP_E_MAX("cuspEmax", "ADC"),
    CUSP_E_FTP("cuspEftp", "ADC"),
    ZAC_E_MAX("zacEmax", "ADC"),
    ZAC_E_FTP("zacEftp", "ADC"),
    TP_START("tp_start", "ns"),
    TP_0_EST("tp_0_est", "ns"),
    TP_0_ATRAP("tp_0_atrap", "ns"),
    TP_100("tp_100", "ns"),
    TP_99("tp_99", "ns"),
    TP_95("tp_95", "ns"),
    TP_90("tp_90", "ns"),
    TP_80("tp_80", "ns"),
    TP_50("tp_50", "ns"),
    TP_20("tp_20", "ns"),
    TP_10("tp_10", "ns"),
    TP_01("tp_01", "ns"),
    Q_DRIFT("QDrift", "ADC"),
    DT_EFF("dt_eff", "ns"),
    A_MAX("A_max", "ADC/sample"),
    A_MIN("A_min", "ADC/sample"),
    TP_AOE_MAX("tp_aoe_max", "ns"),
    TP_AOE_SAMP("tp_aoe_samp", "ns"),
    TP_80_INTERP("tp_80_interp", "ns"),
    LQA("lqa", "ADC"),
    LQB("lqb", "ADC"),
    LQ80("lq80", "ADC"),
    T_SAT_LO_DUMMY("t_sat_lo_dummy", ""),
    IN_TRACE_N("inTrace_n", ""),
    IN_TRACE_N_MIN("inTrace_n_min", ""),
    BASELINE_E_MAX("baselineEmax", "ADC"),
    DPZ_MEAN("dpz_mean", "ADC"),
    DPZ_SLOPE("dpz_slope", "ADC"),
    CURR_NOUP_MAX("curr_noup_max", "ADC/sample");

    /** Names in order. */
    static final List<String> NAMES =
            Arrays.stream(values()).map(output -> output.spelling).toList();
    /** Units in the same order; "" for counts. */
    static final List<String> UNITS =
            Arrays.stream(values()).map(output -> output.unit).toList();

    private final String spelling;
    private final String unit;

    DspOutput(String spelling, String unit) {
        this.spelling = spelling;
        this.unit = unit;
    }

    void put(double[] out, double value) {
        out[ordinal()] = value;
    }

    double of(double[] out) {
        return out[ordinal()];
    }
}
