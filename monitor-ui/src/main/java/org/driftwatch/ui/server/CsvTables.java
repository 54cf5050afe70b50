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
        StringBuilder out = new StringBuilder("version,energy_kev,found,position_adc,position_error_adc,fwhm_kev,"
                + "fwhm_error_kev,p_value,chi2,dof,counts,model\n");
        List<Parameter> versions = detail.parameters();
        if (versions.isEmpty()) return out.toString();
        Parameter newest = versions.get(versions.size() - 1);
        if (newest.value() instanceof GermaniumEnergy energy)
            for (GermaniumEnergy.Line line : energy.peaks()) out.append(row(newest.version(), line));
        return out.toString();
    }

    private static String row(int version, GermaniumEnergy.Line line) {
        StringJoiner row = new StringJoiner(",", "", "\n").add("" + version).add(number(line.energyKev()));
        row.add("" + line.found()).add(number(line.positionAdc())).add(number(line.positionErrorAdc()));
        row.add(number(line.fwhmKev())).add(number(line.fwhmErrorKev())).add(number(line.pValue()));
        row.add(number(line.chi2())).add("" + line.dof()).add("" + line.counts());
        return row.add(line.model() == null ? "" : line.model()).toString();
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
            row.add(number(energy.parameters().getOrDefault(letter, Double.NaN)));
        row.add(number(energy.qbbFwhmKev())).add(number(energy.qbbFwhmErrorKev()));
        return row.add("" + energy.counts()).toString();
    }

    static String drift(ChannelDetail detail) {
        StringBuilder out = new StringBuilder("quantity,from,at,value_adc,error_adc,reference_adc,reference_error_adc,"
                + "z,shift_kev,systematic_kev,limit_kev,cusum_high,cusum_low,counts,verdict\n");
        for (DriftPoint point : detail.drift()) out.append(row(point));
        return out.toString();
    }

    private static String row(DriftPoint point) {
        StringJoiner row = new StringJoiner(",", "", "\n").add(point.quantity());
        row.add("" + point.from())
                .add("" + point.at())
                .add(number(point.valueAdc()))
                .add(number(point.errorAdc()));
        row.add(number(point.referenceAdc()))
                .add(number(point.referenceErrorAdc()))
                .add(number(point.z()));
        row.add(number(point.shiftKev())).add(number(point.systematicKev())).add(number(point.limitKev()));
        row.add(number(point.cusumHigh())).add(number(point.cusumLow())).add("" + point.counts());
        return row.add("" + point.verdict()).toString();
    }

    static String spectrum(HistogramSnapshot histogram) {
        StringBuilder out = new StringBuilder("low_edge_adc,high_edge_adc,content\n");
        double[] contents = histogram.contents();
        for (int i = 0; i < contents.length; i++) {
            double low = histogram.lowEdge() + i * histogram.binWidth();
            out.append(low).append(',').append(low + histogram.binWidth()).append(',');
            out.append(number(contents[i])).append('\n');
        }
        return out.toString();
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) return "";
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
