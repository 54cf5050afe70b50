package org.driftwatch.calibrators.simulation.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonToIcrsTest {
    private static final SiteLocation SITE = new SiteLocation(28.7622, -17.8922, 2156);

    @Test
    void knowsSiderealTimeAndLeapSeconds() {
        SiderealTime noon = SiderealTime.of(Instant.parse("2000-01-01T12:00:00Z"));
        assertThat(Math.toDegrees(noon.meanRad())).isCloseTo(280.46062, within(1e-5));
        assertThat(LeapSeconds.taiMinusUtcS(Instant.parse("2016-12-31T23:59:59Z")))
                .isEqualTo(36);
        assertThat(LeapSeconds.taiMinusUtcS(Instant.parse("2017-01-01T00:00:00Z")))
                .isEqualTo(37);
        assertThat(LeapSeconds.taiMinusUtcS(Instant.parse("1975-06-01T00:00:00Z")))
                .isEqualTo(14);
    }

    /** The celestial pole stands at the height of the latitude; precession of a quarter century moves it by 0.14 deg. */
    @Test
    void seesThePoleInTheNorth() {
        var sky = new HorizonToIcrs(SITE, Instant.parse("2026-03-01T22:00:00Z"));
        assertThat(sky.position(28.7622, 0).declinationDeg()).isCloseTo(90 - 0.146, within(0.01));
    }

    @Test
    void theZenithHasTheDeclinationOfTheSiteAndGoesRoundInASiderealDay() {
        Instant start = Instant.parse("2000-01-01T00:00:00Z");
        SkyPosition first = new HorizonToIcrs(SITE, start).position(90, 0);
        SkyPosition next = new HorizonToIcrs(SITE, start.plusMillis(86_164_091)).position(90, 123);
        assertThat(first.declinationDeg()).isCloseTo(28.7622, within(0.01));
        assertThat(next.rightAscensionDeg()).isCloseTo(first.rightAscensionDeg(), within(0.002));
    }

    @Test
    void everyDirectionIsOnTheSphere() {
        var sky = new HorizonToIcrs(SiteLocation.ORIGIN, Instant.parse("1999-07-01T00:00:00Z"));
        for (int altitude = -90; altitude <= 90; altitude += 15)
            for (int azimuth = -180; azimuth <= 720; azimuth += 45) {
                SkyPosition position = sky.position(altitude, azimuth);
                assertThat(position.rightAscensionDeg()).isBetween(0.0, 360.0);
                assertThat(position.declinationDeg()).isBetween(-90.0, 90.0);
            }
    }

    @Test
    void refusesImpossibleSites() {
        assertThatThrownBy(() -> new SiteLocation(91, 0, 0)).hasMessage("latitude must be in [-90, 90] deg, was 91.0");
    }
}
