package org.driftwatch.calibrators.cherenkov.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;

class EventJoinTest {
    private static final double LIGHT_M_PER_NS = 0.299792458;
    private static final List<Dl2Column> COLUMNS = List.of(
            new Dl2Column("E_tel_energy", "GeV", false),
            new Dl2Column("E_tel_energy_uncert", "GeV", false),
            new Dl2Column("E_tel_is_valid", "", true),
            new Dl2Column("C_tel_prediction", "", false),
            new Dl2Column("C_tel_is_valid", "", true),
            new Dl2Column("G_tel_impact_distance", "km", false),
            new Dl2Column("hillas_intensity", "", false),
            new Dl2Column("leakage_intensity_width_2", "", false),
            new Dl2Column("G_alt", "deg", false),
            new Dl2Column("G_az", "deg", false),
            new Dl2Column("G_core_x", "m", false),
            new Dl2Column("G_core_y", "m", false),
            new Dl2Column("G_h_max", "km", false),
            new Dl2Column("G_is_valid", "", true));
    private static final Telescope FIRST = new Telescope(7, "MST", "MST_MST_FlashCam", 100, -50, 3);
    private static final Telescope SECOND = new Telescope(2, "LST", "LST_LST_LSTCam", -40, 70, -2);

    private static ArrayDescription array(double siteHeightM) {
        return new ArrayDescription("north", List.of(FIRST, SECOND), "E", "G", "C", siteHeightM, COLUMNS);
    }

    private static double[] row() {
        return new double[] {500, 50, 1, 0.9, 1, 0.12, 321, 0.05, 70, 30, 20, -10, 10, 1};
    }

    private static TelescopeEvent event(int telescope, double triggerNs, double[] row) {
        return new TelescopeEvent("r", 4001, 12, telescope, 1_000, triggerNs, row);
    }

    private static ArrayEvent join(EventSettings settings, TelescopeEvent... events) {
        return new EventJoin(array(0), settings).join(List.of(events));
    }

    private static EventSettings criteria(String expression) {
        return new EventSettings(List.of(new Criterion("c", expression)), OptionalDouble.empty());
    }

    private static Shower only(double[] row) {
        return join(EventSettings.defaults(), event(7, 0, row)).showers().get(0);
    }

    private static double[] with(int column, double value) {
        double[] row = row();
        row[column] = value;
        return row;
    }

    @Test
    void telescopesStandInLayoutOrderInFixedUnits() {
        ArrayEvent joined = join(EventSettings.defaults(), event(2, 1, row()), event(7, 2, row()));
        assertThat(joined.showers()).extracting(Shower::telescope).containsExactly(7, 2);
        assertThat(joined.array()).isEqualTo("north");
        assertThat(joined.obs()).isEqualTo(4001);
        assertThat(joined.event()).isEqualTo(12);
        assertThat(joined.timeNs()).isEqualTo(1_000);
        Shower shower = joined.showers().get(0);
        assertThat(shower.energyTeV()).isEqualTo(0.5);
        assertThat(shower.energyErrorTeV()).isCloseTo(0.05, within(1e-15));
        assertThat(shower.gammaness()).isEqualTo(0.9);
        assertThat(shower.impactM()).isEqualTo(120);
        assertThat(shower.sizePe()).isEqualTo(321);
        assertThat(shower.leakage()).isEqualTo(0.05);
    }

    @Test
    void whatIsNotValidIsNotKnown() {
        assertThat(only(with(2, 0)).energyTeV()).isNaN();
        assertThat(only(with(2, 0)).energyErrorTeV()).isNaN();
        assertThat(only(with(2, 0)).gammaness()).isEqualTo(0.9);
        assertThat(only(with(4, 0)).gammaness()).isNaN();
        assertThat(only(with(13, 0)).delayNs()).isNaN();
        assertThat(only(with(12, Double.NaN)).delayNs()).isNaN();
        assertThat(only(with(0, Double.NaN)).energyTeV()).isNaN();
    }

    @Test
    void aRowThatFailsACriterionIsLeftOutAndCounted() {
        EventJoin join = new EventJoin(array(0), criteria("E_tel_energy > 0.4 * u.TeV"));
        assertThat(join.join(List.of(event(2, 0, row()), event(7, 0, with(0, 300)))).showers())
                .extracting(Shower::telescope)
                .containsExactly(2);
        assertThat(join.counts().counts()).containsExactly(2, 1);
    }

    @Test
    void criteriaCanNameTheIdsOfARow() {
        assertThat(join(criteria("(tel_id == 7) & (event_id % 2 == 0) & (obs_id == 4001)"), event(7, 0, row()), event(2, 0, row()))
                        .showers())
                .extracting(Shower::telescope)
                .containsExactly(7);
    }

    @Test
    void delaysAreAgainstASphereAroundThePointOfEmission() {
        double[] row = row();
        double altitude = StrictMath.toRadians(70);
        double azimuth = StrictMath.toRadians(30);
        double slant = 10_000 / StrictMath.sin(altitude);
        double[] point = {
            20 + slant * StrictMath.cos(altitude) * StrictMath.cos(azimuth),
            -10 - slant * StrictMath.cos(altitude) * StrictMath.sin(azimuth),
            10_000
        };
        double distance = StrictMath.sqrt(StrictMath.pow(point[0] - 100, 2)
                + StrictMath.pow(point[1] + 50, 2)
                + StrictMath.pow(point[2] - 3, 2));
        double expected = 55.25 - (distance - slant) / LIGHT_M_PER_NS;
        assertThat(join(EventSettings.defaults(), event(7, 55.25, row)).showers().get(0).delayNs())
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void verticalShowerIsLateByTheCurvature() {
        double[] row = row();
        row[8] = 90;
        row[10] = 100;
        row[11] = -250;
        double late = (StrictMath.hypot(200, 9_997) - 10_000) / LIGHT_M_PER_NS;
        assertThat(only(row).delayNs()).isCloseTo(-late, within(1e-6));
    }

    @Test
    void aShowerFromTheEastReachesTheEasternTelescopeFirst() {
        var east = new Telescope(1, "MST", "MST_MST_FlashCam", 0, -100, 0);
        var west = new Telescope(2, "MST", "MST_MST_FlashCam", 0, 100, 0);
        var front = SphericalFront.of(StrictMath.toRadians(60), StrictMath.toRadians(90), 0, 0, 10_000);
        assertThat(front.arrivalNs(east)).isLessThan(front.arrivalNs(west));
    }

    @Test
    void heightIsAboveTheSiteOnceItsHeightIsKnown() {
        double above = join(EventSettings.defaults(), event(7, 0, with(12, 7.853))).showers().get(0).delayNs();
        var settings = new EventSettings(List.of(), OptionalDouble.of(2147));
        assertThat(join(settings, event(7, 0, row())).showers().get(0).delayNs()).isCloseTo(above, within(1e-9));
        var described = new EventJoin(array(2147), EventSettings.defaults());
        assertThat(described.join(List.of(event(7, 0, row()))).showers().get(0).delayNs())
                .isCloseTo(above, within(1e-9));
        assertThat(new EventJoin(array(0), new EventSettings(List.of(), OptionalDouble.of(20_000)))
                        .join(List.of(event(7, 0, row()))).showers().get(0).delayNs())
                .isNaN();
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(EventSettings.defaults(), event(9, 0, row())))
                .withMessage("array north has no telescope 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(EventSettings.defaults(), event(7, 0, Arrays.copyOf(row(), 3))))
                .withMessageContaining("must be 14, were 3");
        var columns = List.of(new Dl2Column("E_tel_energy", "m", false));
        var odd = new ArrayDescription("odd", List.of(FIRST), "E", "G", "C", 0, columns);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventJoin(odd, EventSettings.defaults()))
                .withMessage("unit of column E_tel_energy must fit TeV, was m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventJoin(array(0), criteria("missing > 1")))
                .withMessageContaining("there is no column 'missing'");
    }
}
