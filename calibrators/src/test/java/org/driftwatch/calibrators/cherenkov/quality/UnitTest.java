package org.driftwatch.calibrators.cherenkov.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "GeV, TeV, 0.001",
        "TeV, GeV, 1000",
        "eV, TeV, 1e-12",
        "TeV, eV, 1e12",
        "PeV, TeV, 1000",
        "MeV, TeV, 1e-6",
        "keV, TeV, 1e-9",
        "km, m, 1000",
        "cm, m, 0.01",
        "ns, s, 1e-9"
    })
    void powersOfTenAreExact(String from, String to, double factor) {
        assertThat(Unit.of(from).factorTo(Unit.of(to))).isEqualTo(factor);
    }

    @ParameterizedTest
    @CsvSource({
        "deg, rad, 0.017453292519943295",
        "arcmin, deg, 0.016666666666666666",
        "TeV, J, 1.602176634e-7",
        "TeV, erg, 1.602176634",
        "h, min, 60",
        "g / cm2, kg / m2, 10",
        "g.cm**-2, kg.m**-2, 10",
        "g cm-2, kg m-2, 10",
        "1 / (cm2 s TeV), 1 / (m2 s TeV), 10000",
        "m(1/2), cm(1/2), 10",
        "10 m, m, 10",
        "sr, deg2, 3282.806350011744",
        "%, '', 0.01",
        "Hz, 1 / s, 1"
    })
    void textsAreReadAsFilesHaveThem(String from, String to, double factor) {
        assertThat(Unit.of(from).factorTo(Unit.of(to))).isCloseTo(factor, within(1e-14 * factor));
    }

    @Test
    void aUnitThatIsNotKnownFitsOnlyItself() {
        assertThat(Unit.of("furlong").fits(Unit.of("furlong"))).isTrue();
        assertThat(Unit.of("furlong").fits(Unit.ONE)).isFalse();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Unit.of("furlong").factorTo(Unit.of("m")))
                .withMessage("a value in 'furlong' is none in m");
    }
}
