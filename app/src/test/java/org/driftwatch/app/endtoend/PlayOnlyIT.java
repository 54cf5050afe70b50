package org.driftwatch.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.driftwatch.app.command.DriftwatchCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay --no-process} on a Kafka where nobody processes runs. */
@ExtendWith(DecisionDesk.Shared.class)
class PlayOnlyIT {
    @TempDir
    Path directory;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void playingEndsWithoutAnybodyWhoProcesses(DecisionDesk desk) throws Exception {
        String run = directory
                .resolve("l200-p03-r001-cal-20231115T000000Z-tier_dsp.lh5")
                .toString();
        Path settings = Files.writeString(directory.resolve("desk.yml"), "topics: {partitions: 1}\n");
        succeeds("simulate germanium --tier dsp --seed 1 --events 50 --out " + run);
        succeeds("replay " + run + " --no-process --headless --config " + settings + " --bootstrap " + desk.kafka());
    }

    private static void succeeds(String line) {
        assertThat(DriftwatchCommand.execute(line.split(" "))).as(line).isZero();
    }
}
