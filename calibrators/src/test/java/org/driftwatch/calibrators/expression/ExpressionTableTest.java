package org.driftwatch.calibrators.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random expressions of all operators against numpy; the head of the table says how it was made. */
class ExpressionTableTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("x", Kind.REAL),
            new Column("y", Kind.REAL),
            new Column("z", Kind.REAL),
            new Column("i", Kind.WHOLE),
            new Column("j", Kind.WHOLE),
            new Column("p", Kind.BOOLEAN),
            new Column("q", Kind.BOOLEAN));

    static Stream<String> rows() throws IOException {
        try (InputStream table = ExpressionTableTest.class.getResourceAsStream("expressions.tsv")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasTheKindAndValueOfNumpy(String row) {
        String[] cells = row.split("\t", -1);
        if (cells[8].equals("refused")) {
            assertThatThrownBy(() -> compile(cells[0])).isInstanceOf(ExpressionException.class);
            return;
        }
        Formula formula = compile(cells[0]);
        double[] values = new double[COLUMNS.size()];
        for (int k = 0; k < values.length; k++) values[k] = number(cells[k + 1]);
        double expected = number(cells[9]);
        assertThat(formula.kind()).isEqualTo(Kind.valueOf(cells[8]));
        double tolerance = Double.isFinite(expected) ? 1e-13 * Math.abs(expected) : 0;
        assertThat(Double.valueOf(formula.evaluate(values)))
                .satisfiesAnyOf(
                        value -> assertThat(Double.compare(value, expected)).isZero(),
                        value -> assertThat(Math.abs(value - expected)).isLessThanOrEqualTo(tolerance));
    }

    private static Formula compile(String expression) {
        return Formula.compile(expression, Map.of(), COLUMNS);
    }

    private static double number(String python) {
        return switch (python) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(python);
        };
    }
}
