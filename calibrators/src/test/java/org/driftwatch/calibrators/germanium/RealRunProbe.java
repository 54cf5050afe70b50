package org.driftwatch.calibrators.germanium;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.driftwatch.calibrators.peak.RealEnergies;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.DspEvent;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.junit.jupiter.api.Test;

class RealRunProbe {
    @Test
    void probe() {
        double[] e = RealEnergies.column("cuspEmax");
        double[] t = RealEnergies.column("timestamp");
        System.out.println(e.length + " " + t.length + " span " + (t[t.length - 1] - t[0]) + " s");
        int back = 0;
        for (int i = 1; i < t.length; i++) if (t[i] < t[i - 1]) back++;
        System.out.println("backwards " + back);
        var bean = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 3; round++) {
            var store = new InMemoryChannelStore();
            var channel = new GermaniumChannel(MonitorSettings.defaults(), "r000", "ch1104000", store);
            long start = bean.getCurrentThreadCpuTime();
            long fits = 0; double cold = 0;
            int versions = 0, points = 0;
            for (int i = 0; i < e.length; i++) {
                long before = bean.getCurrentThreadCpuTime();
                var folded = channel.fold(new DspEvent("r000", "ch1104000", i, Math.round(t[i] * 1e9), List.of("cuspEmax"), new double[] {e[i]}));
                if (folded.fits().published() + folded.fits().refused() + folded.fits().tooFew() > 0) { long d = bean.getCurrentThreadCpuTime() - before; fits += d; String how = folded.parameters().isEmpty() ? "no" : folded.parameters().get(0).provenance().get("fit"); if (!how.equals("warm")) cold += d * 1e-3 / e.length; }
                if (round == 2) {
                    if (folded.fits().refused() + folded.fits().tooFew() > 0) System.out.println(i + " " + folded.fits());
                    for (var p : folded.parameters()) {
                        var v = (GermaniumEnergy) p.value();
                        System.out.print(i + " v" + p.version() + " " + p.provenance().get("fit") + " b=" + v.parameters().get("b") + " lines");
                        for (var l : v.peaks()) if (l.found()) System.out.print(" " + l.energyKev());
                        System.out.println();
                    }
                    for (var d : folded.drift())
                        System.out.printf("   drift %s %s..%s x=%.3f±%.3f ref=%.3f±%.3f z=%.2f shift=%.3f n=%d S=%.1f/%.1f %s%n", d.quantity(), d.from(), d.at(), d.valueAdc(), d.errorAdc(), d.referenceAdc(), d.referenceErrorAdc(), d.z(), d.shiftKev(), d.counts(), d.cusumHigh(), d.cusumLow(), d.verdict());
                }
                versions += folded.parameters().size();
                points += folded.drift().size();
            }
            double cpu = (bean.getCurrentThreadCpuTime() - start) * 1e-3 / e.length;
            var last = channel.finish();
            System.out.println("us/event " + cpu + " cold " + cold + " of that fits " + fits * 1e-3 / e.length + " versions " + versions + " points " + points + " state " + store.bytes());
            if (round == 2) {
                System.out.println(last.parameters().get(0).value());
                last.drift().forEach(System.out::println);
            }
        }
    }
}
