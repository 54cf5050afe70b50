package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.app.endtoend.DecisionDesk.until;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.driftwatch.topics.cherenkov.ArrayCoefficient;
import org.driftwatch.topics.parameter.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A telescope of an array goes back to what an earlier observation block found. */
@ExtendWith(DecisionDesk.Shared.class)
class DecisionTelescopeIT {
    private static final String SUBJECT = ArrayCoefficient.INTER_CALIBRATION;

    private static Parameter throughput(String block, int second, double value) {
        return new Parameter(
                1,
                SUBJECT,
                "tel_009",
                block,
                1,
                Instant.ofEpochSecond(1_700_000_000L + second),
                null,
                new ArrayCoefficient.Throughput(value, 0.01, 3, 900, 0, false, true, 2),
                new TreeMap<>());
    }

    private static List<Parameter> ofBlock(DecisionDesk desk, String block) throws Exception {
        return desk.versions(SUBJECT, "tel_009", block);
    }

    @Test
    void aTelescopeGoesBackToTheCoefficientOfTheBlockBefore(DecisionDesk desk) throws Exception {
        desk.put(throughput("ob_1", 10, 1.05));
        desk.put(throughput("ob_2", 1_800, 1.04));
        desk.put(throughput("ob_3", 3_600, 0.8));
        assertThat(desk.terminal().says("rollback " + SUBJECT + " tel_009 --by Ada --why", "wet mirror"))
                .startsWith(
                        "array.inter-calibration tel_009 ob_3 version 2 published, valid from 2023-11-14T23:13:20Z");
        List<Parameter> made = ofBlock(desk, "ob_3");
        assertThat(made.get(1).value()).isEqualTo(ofBlock(desk, "ob_2").get(0).value());
        assertThat(made.get(1).provenance()).containsEntry("rolled_back_to_run", "ob_2");
        desk.terminal()
                .refuses(
                        "version 2 of array.inter-calibration of tel_009 is in force already",
                        "rollback " + SUBJECT + " tel_009 --version 2 --by Ada --why x");
        desk.terminal()
                .refuses(
                        "--into is for subjects of arrays, germanium.filter is none",
                        "rollback germanium.filter ch1 --into ob_3 --by Ada --why x");
        goesBackOnThePage(desk);
    }

    private static void goesBackOnThePage(DecisionDesk desk) throws Exception {
        Address page = new Address(desk.page());
        until("the blocks are known", () -> page.get("/api/parameters?run=ob_3").contains("rolled_back_to_run"));
        String wish = "{\"action\":\"rollback\",\"subject\":\"array.inter-calibration\",\"scope\":\"tel_009\","
                + "\"run\":\"ob_1\",\"version\":1,\"into\":\"ob_3\",\"by\":\"Ada\",\"why\":\"older\"}";
        assertThat(page.post("/api/commands", wish)).isEqualTo(202);
        until("the version of the page", () -> ofBlock(desk, "ob_3").size() == 3);
        assertThat(ofBlock(desk, "ob_3").get(2).value())
                .isEqualTo(ofBlock(desk, "ob_1").get(0).value());
    }
}
