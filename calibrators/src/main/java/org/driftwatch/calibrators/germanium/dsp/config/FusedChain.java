package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the fused chain computes, written down as the entries of a file would say it, with a key for each of its settings. */
final class FusedChain {
    /** One entry. */
    record Line(List<String> names, Processor processor, List<Expression> arguments) {}

    private static final String TEXT = """
            tp_min, tp_max, wf_min, wf_max = min_max(waveform, tp_min, tp_max, wf_min, wf_max)
            n_sat_lo, n_sat_hi = saturation(waveform, 16, n_sat_lo, n_sat_hi)
            t_sat_lo_dummy = add(n_sat_lo, n_sat_hi, t_sat_lo_dummy)
            bl_mean, bl_std, bl_slope, bl_intercept = linear_slope_fit(
                waveform[0:round(db.bl.end/waveform.period)], bl_mean, bl_std, bl_slope, bl_intercept)
            bl_dmean, bl_slope_rms = linear_slope_diff(
                waveform[0:round(db.bl.end/waveform.period)], bl_slope, bl_intercept, bl_dmean, bl_slope_rms)
            wf_sub = bl_subtract(waveform, bl_mean, wf_sub)
            wf_log = log_check(wf_sub[round(db.tail.start/wf_sub.period):], wf_log)
            t_mean, t_std, tail_slope, t_intercept = linear_slope_fit(wf_log, t_mean, t_std, tail_slope, t_intercept)
            wf_pz = pole_zero(wf_sub, db.pz.tau1, wf_pz)
            wf_dpz = double_pole_zero(wf_sub, db.pz.tau1, db.pz.tau2, db.pz.frac, wf_dpz)
            pz_mean, pz_std, pz_slope, pz_intercept = linear_slope_fit(
                wf_pz[round(db.tail.start/wf_pz.period):], pz_mean, pz_std, pz_slope, pz_intercept)
            dpz_mean, dpz_std, dpz_slope, dpz_intercept = linear_slope_fit(
                wf_dpz[round(db.tail.start/wf_dpz.period):], dpz_mean, dpz_std, dpz_slope, dpz_intercept)
            t0_kernel = t0_filter(
                128*ns/wf_pz.period, 2*us/wf_pz.period, t0_kernel(round((128*ns+2*us)/wf_pz.period)))
            wf_t0 = convolve_wf(wf_pz, t0_kernel, 's', wf_t0(len(wf_pz), 'f', grid=wf_pz.grid))
            t0_tmin, tp_start, t0_min, t0_max = min_max(wf_t0, t0_tmin, tp_start, t0_min, t0_max)
            tp_0_est = time_point_thresh(wf_t0, bl_std, tp_start, 0, tp_0_est)
            wf_atrap = asym_trap_filter(wf_pz, 128*ns, 64*ns, 2*us, wf_atrap)
            tp_0_atrap = time_point_thresh(wf_atrap, bl_std, tp_start, 0, tp_0_atrap)
            vt_max, vt_min, inTrace_n, inTrace_n_min = get_multi_local_extrema(
                wf_t0, 5*bl_std, 0.1*bl_std, 0, 5*bl_std, 0, vt_max(20), vt_min(20), inTrace_n, inTrace_n_min)
            wf_trap = trap_norm(wf_pz, db.ttrap.rise, db.ttrap.flat, wf_trap)
            trapTmax = amax(wf_trap, 1, trapTmax)
            wf_etrap = trap_norm(wf_pz, db.etrap.rise, db.etrap.flat, wf_etrap)
            trapEmax = amax(wf_etrap, 1, trapEmax)
            trapEftp = fixed_time_pickoff(
                wf_etrap,
                round(tp_0_est+db.etrap.rise+db.etrap.flat*db.etrap.sample, wf_etrap.grid),
                'l',
                trapEftp)
            baselineEmax = amax(wf_etrap[0:round(db.bl.end/wf_etrap.period)], 1, baselineEmax)
            cusp_kernel = cusp_filter(
                db.cusp.sigma/wf_sub.period,
                round(db.cusp.flat/wf_sub.period),
                db.pz.tau1/wf_sub.period,
                cusp_kernel(round(len(wf_sub)-(db.conv.cut/wf_sub.period)-(db.conv.out/wf_sub.period))))
            wf_cusp = convolve_wf(
                wf_sub[:round(len(wf_sub)-(db.conv.cut/wf_sub.period))],
                cusp_kernel,
                'v',
                wf_cusp(round((db.conv.out/wf_sub.period)+1)))
            cuspEmax = amax(wf_cusp, 1, cuspEmax)
            cuspEftp = fixed_time_pickoff(wf_cusp, db.cusp.sample, 'i', cuspEftp)
            zac_kernel = zac_filter(
                db.zac.sigma/wf_sub.period,
                round(db.zac.flat/wf_sub.period),
                db.pz.tau1/wf_sub.period,
                zac_kernel(round(len(wf_sub)-(db.conv.cut/wf_sub.period)-(db.conv.out/wf_sub.period))))
            wf_zac = convolve_wf(
                wf_sub[:round(len(wf_sub)-(db.conv.cut/wf_sub.period))],
                zac_kernel,
                'v',
                wf_zac(round((db.conv.out/wf_sub.period)+1)))
            zacEmax = amax(wf_zac, 1, zacEmax)
            zacEftp = fixed_time_pickoff(wf_zac, db.zac.sample, 'i', zacEftp)
            tp_100 = time_point_thresh(wf_pz, trapTmax, tp_0_est, 1, tp_100)
            tp_99 = time_point_thresh(wf_pz, 0.99*trapTmax, tp_0_est, 1, tp_99)
            tp_95 = time_point_thresh(wf_pz, 0.95*trapTmax, tp_99, 0, tp_95)
            tp_90 = time_point_thresh(wf_pz, 0.9*trapTmax, tp_95, 0, tp_90)
            tp_80 = time_point_thresh(wf_pz, 0.8*trapTmax, tp_90, 0, tp_80)
            tp_50 = time_point_thresh(wf_pz, 0.5*trapTmax, tp_80, 0, tp_50)
            tp_20 = time_point_thresh(wf_pz, 0.2*trapTmax, tp_50, 0, tp_20)
            tp_10 = time_point_thresh(wf_pz, 0.1*trapTmax, tp_20, 0, tp_10)
            tp_01 = time_point_thresh(wf_pz, 0.01*trapTmax, tp_10, 0, tp_01)
            tp_80_interp = interpolated_time_point_thresh(wf_pz, 0.8*trapTmax, tp_90, 0, 'l', tp_80_interp)
            wf_qtrap = trap_norm(wf_pz, 4*us, 96*ns, wf_qtrap)
            q = fixed_time_pickoff(wf_qtrap, tp_0_est + 8.096*us, 'l', q)
            QDrift = multiply(q, (4*us)/waveform.period, QDrift)
            dt_eff = divide(QDrift, trapTmax, dt_eff)
            lqa = trap_pickoff(wf_pz, 100, 0, tp_80+99*wf_pz.period, lqa)
            lqb = trap_pickoff(wf_pz, 100, 0, tp_80+199*wf_pz.period, lqb)
            lq80 = multiply(lqb, 100, lq80)
            wf_le = windower(wf_pz, tp_0_est, wf_le(301))
            curr = avg_current(wf_le, 1, curr(len(wf_le)-1))
            curr_noup = moving_window_multi(curr, 3, 3, 0, curr_noup)
            curr_noup_max = amax(curr_noup, 1, curr_noup_max)
            curr_up = upsampler(curr, 16, curr_up(4784))
            curr_av = moving_window_multi(curr_up, 48, 3, 0, curr_av)
            aoe_tmin, tp_aoe_max, A_min, A_max = min_max(curr_av, aoe_tmin, tp_aoe_max, A_min, A_max)
            tp_aoe_samp = add(tp_0_est, tp_aoe_max/16, tp_aoe_samp)
            """;

    private static final FusedChain CHAIN = new FusedChain();

    private final Map<String, Line> makers = new LinkedHashMap<>();

    private FusedChain() {
        for (String entry : TEXT.split("\n(?! )")) add(entry);
    }

    private void add(String entry) {
        int equals = entry.indexOf(" = ");
        Expression.Call call = (Expression.Call) ExpressionParser.parse(entry.substring(equals + 3));
        String module = Processors.isKnown("dspeed.processors." + call.name()) ? "dspeed.processors." : "numpy.";
        List<String> names = List.of(entry.substring(0, equals).split(", "));
        Line line = new Line(names, Processors.named(module + call.name()), call.arguments());
        for (String name : names) makers.put(name, line);
    }

    static FusedChain get() {
        return CHAIN;
    }

    /** Who makes a name, null for the waveform. */
    Line maker(String name) {
        return makers.get(name);
    }

    /** {@code section.key} of an expression {@code db.section.key}, else null. */
    static String databaseKey(Expression expression) {
        if (!(expression instanceof Expression.Attribute key && key.of() instanceof Expression.Attribute section))
            return null;
        boolean database =
                section.of() instanceof Expression.Name name && name.name().equals("db");
        return database ? section.name() + "." + key.name() : null;
    }
}
