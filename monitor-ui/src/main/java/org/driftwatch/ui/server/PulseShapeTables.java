package org.driftwatch.ui.server;

import org.driftwatch.topics.germanium.GermaniumAoe;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.ui.model.ChannelDetail;

/** The versions in force of A/E and LQ as CSV: bands, survival of lines, survival over the cut. */
final class PulseShapeTables {
    private static final String SWEEP = "line_kev,cut,survival_percent,survival_error_percent";

    private PulseShapeTables() {}

    static String aoeBands(ChannelDetail detail) {
        String heads = "energy_kev,mean,mean_error,sigma,sigma_error,ratio,ratio_error";
        return NewestTable.of(detail, GermaniumAoe.SUBJECT, GermaniumAoe.class, heads, (out, aoe) -> {
            GermaniumAoe.BandTable bands = aoe.comptonBandFits();
            for (int i = 0; bands != null && i < bands.comptBands().length; i++)
                out.row(
                        bands.comptBands()[i],
                        bands.mean()[i],
                        bands.meanErr()[i],
                        bands.sigma()[i],
                        bands.sigmaErr()[i],
                        bands.ratio()[i],
                        bands.ratioErr()[i]);
        });
    }

    static String aoeSurvival(ChannelDetail detail) {
        String heads = "cut,line_kev,survival_percent,survival_error_percent";
        return NewestTable.of(detail, GermaniumAoe.SUBJECT, GermaniumAoe.class, heads, (out, aoe) -> {
            survival(out, "low", aoe.lowSideSfs());
            survival(out, "two-sided", aoe.twoSideSfs());
        });
    }

    private static void survival(NewestTable out, String cut, GermaniumAoe.SurvivalTable lines) {
        for (int i = 0; lines != null && i < lines.peak().length; i++)
            out.row(cut, lines.peak()[i], lines.sf()[i], lines.sfErr()[i]);
    }

    static String aoeSweep(ChannelDetail detail) {
        return NewestTable.of(detail, GermaniumAoe.SUBJECT, GermaniumAoe.class, SWEEP, (out, aoe) -> {
            sweep(out, "double escape peak", aoe.cutSweep());
            if (aoe.sfSweepByPeak() != null) aoe.sfSweepByPeak().forEach((line, sweep) -> sweep(out, line, sweep));
        });
    }

    private static void sweep(NewestTable out, String line, GermaniumAoe.SweepTable sweep) {
        for (int i = 0; sweep != null && i < sweep.cutVal().length; i++)
            out.row(line, sweep.cutVal()[i], sweep.sf()[i], sweep.sfErr()[i]);
    }

    static String lqSurvival(ChannelDetail detail) {
        String heads = "line_kev,survival_percent,survival_error_percent";
        return NewestTable.of(detail, GermaniumLq.SUBJECT, GermaniumLq.class, heads, (out, lq) -> {
            GermaniumLq.SurvivalTable lines = lq.lowSideSf();
            for (int i = 0; lines != null && i < lines.peak().length; i++)
                out.row(lines.peak()[i], lines.sf()[i], lines.sfErr()[i]);
        });
    }

    static String lqSweep(ChannelDetail detail) {
        return NewestTable.of(detail, GermaniumLq.SUBJECT, GermaniumLq.class, SWEEP, (out, lq) -> {
            if (lq.sfSweepByPeak() == null) return;
            lq.sfSweepByPeak().forEach((line, sweep) -> {
                for (int i = 0; i < sweep.cutVal().length; i++)
                    out.row(line, sweep.cutVal()[i], sweep.sf()[i], sweep.sfErr()[i]);
            });
        });
    }
}
