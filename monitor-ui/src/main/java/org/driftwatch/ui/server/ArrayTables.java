package org.driftwatch.ui.server;

import org.driftwatch.topics.cherenkov.ArrayCoefficient.Throughput;
import org.driftwatch.topics.cherenkov.ArrayCoefficient.TimeOffset;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.drift.DriftPoint;
import org.driftwatch.ui.array.ArrayPicture;
import org.driftwatch.ui.array.Published;
import org.driftwatch.ui.array.TelescopeLine;

/** Tables of an array, for people and scripts. */
final class ArrayTables {
    private ArrayTables() {}

    /** One row per telescope and subject. */
    static String telescopes(ArrayPicture picture) {
        Csv out = new Csv("tel_id,size_type,x_m,y_m,z_m,state,subject,block,version,valid_from,value,error,unit,n_pairs,"
                + "n_events,component,fixed,anchored,redundancy");
        for (TelescopeLine line : picture.telescopes())
            for (Published each : line.coefficients()) row(out, line, each);
        return out.toString();
    }

    private static void row(Csv out, TelescopeLine line, Published each) {
        if (each.value() instanceof Throughput c)
            row(out, line, each, c.throughput(), c.error(), "", c.nPairs(), c.nEvents(), c.component(), c.fixed(), c.anchored(), c.redundancy());
        if (each.value() instanceof TimeOffset c)
            row(out, line, each, c.offsetNs(), c.error(), "ns", c.nPairs(), c.nEvents(), c.component(), c.fixed(), c.anchored(), c.redundancy());
    }

    private static void row(Csv out, TelescopeLine line, Published each, Object... coefficient) {
        Telescope at = line.telescope();
        Object[] head = {
            at.id(), at.type(), at.xM(), at.yM(), at.zM(), line.state(), each.subject(), each.run(), each.version(), each.at()
        };
        Object[] row = new Object[head.length + coefficient.length];
        System.arraycopy(head, 0, row, 0, head.length);
        System.arraycopy(coefficient, 0, row, head.length, coefficient.length);
        out.row(row);
    }

    /** All drift points of the telescope of the picture. */
    static String drift(ArrayPicture picture) {
        Csv out = new Csv("quantity,block,from,at,unit,value,error,reference,reference_error,shift,limit,z,cusum_high,"
                + "cusum_low,counts,verdict");
        for (DriftPoint point : picture.history()) {
            DriftPoint.Measured m = point.measured();
            out.row(
                    point.quantity(),
                    point.run(),
                    point.from(),
                    point.at(),
                    point.unit(),
                    m == null ? null : m.value(),
                    m == null ? null : m.error(),
                    m == null ? null : m.reference(),
                    m == null ? null : m.referenceError(),
                    point.shift(),
                    point.limit(),
                    point.z(),
                    point.cusumHigh(),
                    point.cusumLow(),
                    point.counts(),
                    point.verdict());
        }
        return out.toString();
    }
}
