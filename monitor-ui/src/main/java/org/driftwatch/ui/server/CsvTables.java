package org.driftwatch.ui.server;

import java.util.List;
import java.util.StringJoiner;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.topics.germanium.GermaniumEnergy;
import org.driftwatch.topics.histogram.HistogramSnapshot;
import org.driftwatch.topics.parameter.Parameter;
import org.driftwatch.ui.model.ChannelDetail;

/** Tables as CSV: names with units in the first row, empty where there is no number, never truncated digits. */
final class CsvTables {
    private CsvTables() {}

    /** Lines of the newest version. */
    static String lines(ChannelDetail detail) {
        Csv out = new Csv("version,energy_kev,found,position_adc,position_error_adc,fwhm_kev,"
                + "fwhm_error_kev,p_value,chi2,dof,counts,model,reason");
        List<Parameter> versions = detail.parameters();
        if (versions.isEmpty()) return out.toString();
        Parameter newest = versions.get(versions.size() - 1);
        if (newest.value() instanceof GermaniumEnergy energy)
            for (GermaniumEnergy.Line line : energy.peaks()) row(out, newest.version(), line);
        return out.toString();
    }

    private static void row(Csv out, int version, GermaniumEnergy.Line line) {
        out.row(
                version,
                line.energyKev(),
                line.found(),
                line.positionAdc(),
                line.positionErrorAdc(),
                line.fwhmKev(),
                line.fwhmErrorKev(),
                line.pValue(),
                line.chi2(),
                line.dof(),
                line.counts(),
                line.model(),
                line.reason());
    }

    static String versions(ChannelDetail detail) {
        StringBuilder out =
                new StringBuilder("version,valid_from,expression,a,b,c,qbb_fwhm_kev,qbb_fwhm_error_kev,counts\n");
        for (Parameter parameter : detail.parameters())
            if (parameter.value() instanceof GermaniumEnergy energy) out.append(row(parameter, energy));
        return out.toString();
    }

    private static String row(Parameter parameter, GermaniumEnergy energy) {
        StringJoiner row = new StringJoiner(",", "", "\n").add("" + parameter.version());
        row.add("" + parameter.validFrom()).add(energy.expression());
        for (String letter : List.of("a", "b", "c"))
            row.add(Csv.number(energy.parameters().getOrDefault(letter, Double.NaN)));
        row.add(Csv.number(energy.qbbFwhmKev())).add(Csv.number(energy.qbbFwhmErrorKev()));
        return row.add("" + energy.counts()).toString();
    }

    static String drift(ChannelDetail detail) {
        Csv out = new Csv(
                "quantity,from,at,value_adc,error_adc,reference_adc,reference_error_adc,z,shift_kev,systematic_kev,"
                        + "limit_kev,unit,value,error,reference,reference_error,shift,systematic,limit,cusum_high,cusum_low,"
                        + "average_in_errors,average_shift,counts,verdict");
        for (DriftPoint point : detail.drift()) row(out, point);
        return out.toString();
    }

    /** A position fills the columns in ADC and keV, any other quantity those after its unit. */
    private static void row(Csv out, DriftPoint point) {
        DriftPoint.Measured measured = point.measured();
        DriftPoint.Average average = measured == null ? null : measured.average();
        out.row(
                point.quantity(),
                point.from(),
                point.at(),
                point.valueAdc(),
                point.errorAdc(),
                point.referenceAdc(),
                point.referenceErrorAdc(),
                point.z(),
                point.shiftKev(),
                point.systematicKev(),
                point.limitKev(),
                measured == null ? null : measured.unit(),
                measured == null ? null : measured.value(),
                measured == null ? null : measured.error(),
                measured == null ? null : measured.reference(),
                measured == null ? null : measured.referenceError(),
                measured == null ? null : measured.shift(),
                measured == null ? null : measured.systematic(),
                measured == null ? null : measured.limit(),
                point.cusumHigh(),
                point.cusumLow(),
                average == null ? null : average.inErrors(),
                average == null ? null : average.shift(),
                point.counts(),
                point.verdict());
    }

    static String spectrum(HistogramSnapshot histogram) {
        StringBuilder out = new StringBuilder("low_edge_adc,high_edge_adc,content\n");
        double[] contents = histogram.contents();
        for (int i = 0; i < contents.length; i++) {
            double low = histogram.lowEdge() + i * histogram.binWidth();
            out.append(low).append(',').append(low + histogram.binWidth()).append(',');
            out.append(Csv.number(contents[i])).append('\n');
        }
        return out.toString();
    }
}
