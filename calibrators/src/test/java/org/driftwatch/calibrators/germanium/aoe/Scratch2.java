package org.driftwatch.calibrators.germanium.aoe;

import com.fasterxml.jackson.databind.JsonNode;
import org.driftwatch.calibrators.germanium.sample.*;

public final class Scratch2 {
    static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
    public static void main(String[] a) {
        for (DriftMode mode : DriftMode.values()) {
            EventSample s = RecordedRun.aoe();
            AoeCalibrator c = new AoeCalibrator(AoeSettings.DEFAULTS.with(mode), RecordedRun::fwhmKeV);
            AoeResult r = null;
            for (int k = 0; k < 4; k++) {
                long t = cpu();
                r = c.calibrate(s);
                System.out.println(mode + " cold ms " + (cpu() - t) / 1e6);
            }
            for (int k = 0; k < 3; k++) {
                long t = cpu();
                AoeResult w = c.calibrate(java.util.List.of(new AoeRun("", Double.NaN, s)), r);
                System.out.println(mode + " warm ms " + (cpu() - t) / 1e6 + " cut " + w.cut().lowCut());
            }
            System.out.println(r.runs() + " drift " + r.drift());
            System.out.println(r.curves());
            System.out.println(r.dep());
            System.out.println(r.cut());
            JsonNode ref = RecordedRun.reference(mode == DriftMode.NONE ? "CalAoE_dtcorr_False" : "CalAoE_dtcorr_True");
            System.out.println("ref cut " + ref.get("low_cut_val") + " " + ref.get("cut_fit"));
            System.out.println("pass " + r.passingLow() + " " + r.passingBoth() + " ref " + ref.get("n_pass_low_cut") + " " + ref.get("n_pass_double"));
            for (int k = 0; k < r.survival().size(); k++) {
                LineSurvival l = r.survival().get(k);
                System.out.printf("%7.1f low %.2f +- %.2f ref %.2f +- %.2f   two %.2f +- %.2f ref %.2f +- %.2f%n", l.energyKeV(), l.lowSide().percent(), l.lowSide().errorPercent(), ref.get("low_side_sfs").get("sf").get(k).asDouble(), ref.get("low_side_sfs").get("sf_err").get(k).asDouble(), l.twoSided().percent(), l.twoSided().errorPercent(), ref.get("two_side_sfs").get("sf").get(k).asDouble(), ref.get("two_side_sfs").get("sf_err").get(k).asDouble());
            }
        }
    }
}
