package org.driftwatch.calibrators.germanium;

import org.driftwatch.calibrators.germanium.energy.*;
import org.driftwatch.calibrators.peak.RealEnergies;
import org.junit.jupiter.api.Test;

class ColdProbe {
    @Test
    void probe() {
        double[] e = RealEnergies.column("cuspEmax");
        var cal = new EnergyCalibrator(EnergySettings.defaults());
        for (int pass = 0; pass < 2; pass++)
        for (double n = 500; n < e.length; n *= 1.15) {
            var s = new DenseSpectrum(0, 0.125, 262144);
            for (int i = 0; i < n; i++) s.fill(e[i]);
            long t = System.nanoTime();
            var r = cal.cold(s);
            long dt = System.nanoTime() - t;
            if (pass == 0) continue;
            System.out.print((int) n + " " + dt / 1000 + " us " + r.reason() + " " + (r.calibrated() ? r.scale().coefficients().get(1) : 0));
            for (var l : r.found()) System.out.printf(" %s(%.2f)", l.energyKeV(), r.scale().energyKeV(l.fit().get().position()) - l.energyKeV());
            if (r.calibrated()) {
                t = System.nanoTime();
                var w = cal.warm(s, r);
                System.out.print(" warm-none " + (System.nanoTime() - t) / 1000);
                for (int i = 0; i < n * 0.12; i++) s.fill(e[(int) Math.min(e.length - 1, i + n)]);
                t = System.nanoTime();
                w = cal.warm(s, r);
                System.out.print(" warm-all " + (System.nanoTime() - t) / 1000);
                t = System.nanoTime();
                new PositionFit(30).fit(s, w.found());
                System.out.print(" pos " + (System.nanoTime() - t) / 1000);
            }
            System.out.println();
        }
    }
}
