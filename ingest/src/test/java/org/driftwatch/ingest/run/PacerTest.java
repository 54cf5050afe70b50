package org.driftwatch.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftwatch.topics.run.EventTime.SECOND;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PacerTest {
    private long wall = 500;

    @Test
    void dataWaitUntilWallTimeHasComeAsFarAsDataTimeOverSpeed() {
        Pacer pacer = new Pacer(new Speed(4), () -> wall, new CountDownLatch(1));
        assertThat(pacer.waitNs(100 * SECOND)).isZero();
        assertThat(pacer.waitNs(108 * SECOND)).isEqualTo(2 * SECOND);
        wall += 3 * SECOND;
        assertThat(pacer.waitNs(108 * SECOND)).isEqualTo(-SECOND);
    }

    @Test
    void atFullSpeedNothingWaits() {
        Pacer pacer = new Pacer(Speed.MAX, () -> wall, new CountDownLatch(1));
        assertThat(pacer.waitNs(0)).isZero();
        assertThat(pacer.waitNs(1000 * SECOND)).isZero();
    }

    @Test
    void aStopEndsTheLongestWait() throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        stop.countDown();
        assertThat(new Pacer(new Speed(1), () -> wall, stop).await(Long.MAX_VALUE))
                .isTrue();
    }

    @Test
    void aSpeedIsMaxOrANumberThatIsNotTooSmall() {
        assertThat(Speed.parse("max")).isEqualTo(Speed.MAX);
        assertThat(Speed.parse("2.5").times()).isEqualTo(2.5);
        assertThatThrownBy(() -> Speed.parse("fast")).hasMessageContaining("fast");
        assertThatThrownBy(() -> Speed.parse("0")).hasMessageContaining("0.02");
        assertThatThrownBy(() -> Speed.parse("NaN")).hasMessageContaining("NaN");
    }
}
