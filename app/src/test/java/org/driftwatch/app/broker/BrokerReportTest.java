package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerReportTest {
    @Test
    void everyReportIsReadBackAsItWasSaid() {
        for (BrokerReport report : new BrokerReport[] {
            new BrokerReport.Ready(9092, "abc"), new BrokerReport.Failed("a reason"), new BrokerReport.PortLost("taken")
        }) assertThat(BrokerReport.parse(report.line())).contains(report);
    }

    @Test
    void aReasonOfSeveralLinesIsSaidInOne() {
        assertThat(new BrokerReport.Failed("one\n  two").line()).isEqualTo("failed one two");
    }

    @Test
    void whatTheJvmSaysIsNoReport() {
        assertThat(BrokerReport.parse("[warning][cds] shared class paths mismatch"))
                .isEmpty();
        assertThat(BrokerReport.parse("")).isEmpty();
    }
}
