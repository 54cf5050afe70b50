package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftwatch.app.endtoend.DecisionDesk.RUN;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From which data time a version holds, and what was in force at another time. */
@ExtendWith(DecisionDesk.Shared.class)
class DecisionValidityIT {
    private static final String PUBLISH = "publish germanium.filter ch7 --by Ada --why x --valid-from ";

    /** Expects that one version was in force at this data time, as known then. */
    private static void inForce(Terminal terminal, String at, Instant known, int version) {
        String listed = terminal.says("list germanium.filter ch7 --at " + at + " --known " + known);
        assertThat(listed.lines().skip(1)).hasSize(1).first().asString().contains("  " + version + "  ");
    }

    @Test
    void aPersonChoosesFromWhichDataTimeAVersionHolds(DecisionDesk desk) throws Exception {
        Terminal terminal = desk.terminal();
        desk.propose("ch7", 1);
        terminal.refuses(
                "valid_from must not be before 2023-11-14T22:13:00Z, when run " + RUN
                        + " begins, was 2023-11-14T22:12:59Z",
                PUBLISH + "2023-11-14T22:12:59Z");
        assertThat(terminal.run(PUBLISH + "noon").code()).isEqualTo(2);
        assertThat(terminal.says(PUBLISH + "2023-11-14T22:13:00Z"))
                .contains("version 3 published, valid from 2023-11-14T22:13:00Z");
        desk.propose("ch7", 2);
        assertThat(terminal.says(PUBLISH + "2023-11-14T22:30:00Z"))
                .contains("version 4 published, valid from 2023-11-14T22:30:00Z");
        assertThat(desk.exportedRise("ch7", RUN)).isEqualTo("1.00*us");
        assertThat(desk.exportedRise("ch7", RUN + "-20231114T223000Z")).isEqualTo("2.00*us");
        Instant decided = Instant.parse(desk.filters("ch7").get(0).provenance().get("decided"));
        inForce(terminal, "2023-11-14T22:45:00Z", decided, 3);
        inForce(terminal, "2023-11-14T22:45:00Z", Instant.now(), 4);
        inForce(terminal, "2023-11-14T22:29:59Z", Instant.now(), 3);
    }
}
