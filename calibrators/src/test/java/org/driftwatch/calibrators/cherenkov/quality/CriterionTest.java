package org.driftwatch.calibrators.cherenkov.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are those of astropy 8.0.1 on a {@code Column} of each kind. */
class CriterionTest {
    private static final List<Dl2Column> COLUMNS = List.of(
            new Dl2Column("e", "TeV", false),
            new Dl2Column("event_id", "", false),
            new Dl2Column("ok", "", true),
            new Dl2Column("alt", "deg", false),
            new Dl2Column("nan", "m", false),
            new Dl2Column("depth", "g.cm**-2", false),
            new Dl2Column("odd", "no such unit", false));
    private static final double[] ROW = {0.05, 7, 1, 60, Double.NaN, 300, 3};

    private static boolean passes(String expression) {
        return new Criterion("c", expression).compile(COLUMNS).passes(ROW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e < 51 * u.GeV",
                "e >= 50 * u.GeV",
                "e == 50 * u.GeV",
                "50 * u.GeV == e",
                "e == 5e10 * u.eV",
                "e * 1000 == 50",
                "49*u.GeV < e",
                "u.GeV * 49 < e",
                "e != 5 * u.m",
                "~(e == 5 * u.m)",
                "e - 1*u.TeV < 0",
                "e > 0*u.m * u.TeV / u.m",
                "e * u.m > 49 * u.GeV * u.m",
                "(e / u.TeV) == 0.05",
                "e / u.GeV == 50",
                "(e / (1*u.GeV)).to_value('') == 50",
                "e.to(u.GeV).value == 50",
                "e.quantity.to_value('GeV') == 50",
                "u.Quantity(e).to_value(u.GeV) == 50",
                "u.Quantity(50, u.GeV) <= e",
                "e.unit == u.TeV",
                "u.TeV != u.GeV",
                "e**2 > 0.002*u.TeV",
                "(e*u.m)**0.5 > 0.2*u.TeV**0.5*u.m**0.5",
                "np.sqrt(e) > 0.2*u.TeV",
                "sqrt(4*u.m**2) == 2*u.m",
                "2**event_id == 128",
                "event_id**2 == 49",
                "event_id // 2 == 3",
                "-event_id // 2 == -4",
                "-event_id % 5 == 3",
                "e // (1*u.GeV) == 50",
                "event_id & 1",
                "event_id & 6 == 6",
                "event_id << 1 == 14",
                "ok | (event_id > 100)",
                "ok == True",
                "ok > 0.5",
                "ok + ok == 1",
                "~(event_id > 7)",
                "np.logical_and(ok, event_id)",
                "np.logical_not(event_id == 3)",
                "alt > 1*u.rad",
                "alt > 2",
                "np.cos(alt.quantity) < 0.51",
                "cos(alt) < -0.95",
                "np.sin(30*u.deg) < 0.51",
                "np.arctan2(e, 50*u.GeV) > 44*u.deg",
                "np.isnan(nan)",
                "~np.isfinite(nan)",
                "nan != nan",
                "nan",
                "np.fmin(nan, 3) == 3",
                "np.where(nan > 0, False, True)",
                "np.where(ok, e * 1*u.m, 1*u.GeV*u.m) > 49*u.GeV*u.m",
                "np.clip(event_id, 0, 3) == 3",
                "np.maximum(e, 3*u.GeV) == e",
                "depth > 2000 * u.kg / u.m**2",
                "odd > 2",
                "True and ok",
                "False or (e > 0)",
                "not False",
                "0 < 1 < 2",
                "(1 < 2) & ok",
                "1e-3 < .5",
                "1_000 == 0x3e8",
                "np.pi > 3",
                "~True",
                "10**-2 == 0.01"
            })
    void passesAsItDoesInAstropy(String expression) {
        assertThat(passes(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e > 50",
                "e > 50 * u.GeV",
                "nan == nan",
                "nan > 0",
                "nan < 0",
                "~ok",
                "e == 5*u.m",
                "np.minimum(nan, 3) == 3",
                "False",
                "event_id & 8",
                "False and ok"
            })
    void failsAsItDoesInAstropy(String expression) {
        assertThat(passes(expression)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "e > 50 * u.m; units do not fit",
                "e**2 > 1*u.TeV**2; units do not fit",
                "e + 1*u.one; units do not fit",
                "e - 1*u.TeV > 1; units do not fit",
                "np.exp(e * u.m / u.m); is none in",
                "np.log10(e * u.m); is none in",
                "np.sin(1 * u.one); is none in",
                "e < u.TeV; a unit alone is no number",
                "u.TeV; a unit alone is no condition",
                "e > 1*u.TeV & ok; cannot use & with quantities",
                "e & 1; & needs truth values or whole numbers",
                "event_id > 100 & event_id < 200; ambiguous",
                "0.1*u.TeV < e < 1*u.TeV; ambiguous",
                "(e > 1) and ok; ambiguous",
                "not ok; ambiguous",
                "-ok; no sign",
                "ok - ok; - of two truth values",
                "e.to_value('GeV') > 1; write .quantity.to_value",
                "(e > 1).value; has no .value",
                "e.max() > 1; over all rows",
                "np.mean(e) > 1; over all rows",
                "e.to(u.m) > 1; is none in",
                "missing > 1; there is no column 'missing'",
                "u.lightyears > 1; there is no unit u.lightyears",
                "np.nothing(e); there is no function np.nothing",
                "isfinite(e); without np. before it",
                "np.where(ok, e); where needs 3 arguments",
                "1 / 0 > e; division by zero",
                "2 ** (1*u.m) > 1; exponent",
                "(e * u.m) ** event_id > 1; one power only",
                "event_id ** -1 > 0; negative power",
                "e == 'x'; a text is no condition"
            })
    void isRefusedWhenItMeetsTheColumns(String expression, String fault) {
        var criterion = new Criterion("c", expression);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> criterion.compile(COLUMNS))
                .withMessageStartingWith("quality criterion 'c': expression '" + expression + "': character ")
                .withMessageContaining(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "e > ", "lambda x: x > 1", "e >> > 1", "(e > 1", "e > 1)", "e = 1", "a b", "e. > 1", "u.", "e[0] > 1",
                "e > 'x", "1 < and 2", "e > 1 and", "not", "f(1,,2)", "e ! 1", "@e > 1"
            })
    void isRefusedWhenItIsWritten(String expression) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Criterion("c", expression))
                .withMessageStartingWith("quality criterion 'c': expression '");
    }

    @Test
    void namesAreNeededAndTotalIsTaken() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Criterion(" ", "True"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Criterion("TOTAL", "True"));
    }
}
