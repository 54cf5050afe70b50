package org.driftwatch.calibrators.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("x", Kind.REAL), new Column("n", Kind.WHOLE), new Column("ok", Kind.BOOLEAN));

    private static double value(String expression, double x, double n, double ok) {
        return compile(expression).evaluate(new double[] {x, n, ok});
    }

    private static Formula compile(String expression) {
        return Formula.compile(expression, Map.of("a", 3.0, "b", 0.5), COLUMNS);
    }

    @ParameterizedTest
    @CsvSource({
        "-x**2, -9",
        "2**-x, 0.125",
        "2**3**2, 512",
        "-2**2, -4",
        "x-1-1, 1",
        "x/3/2, 0.5",
        "2*x%4, 2",
        "1 + 2 << 1, 6",
        "a + b * x, 4.5",
        "(x>1) & (x<a), 0",
        "n & 1 == 1, 1",
        "1 | n ^ n, 1",
        "~ok, 0",
        "~n, -6",
        "-(x)**2, -9",
        "x**True, 3",
        "7//2, 3",
        "-7//2, -4",
        "n//2, 2",
        "-n//2, -3",
        "-n%3, 1",
        "n%-3, -1",
        "-x%2.5, 2",
        "x%-2.5, -2",
        "'fmod(-x, 2.5)', -0.5",
        "-7%3, 2",
        "n/2, 2.5",
        "+x, 3"
    })
    void bindsAsPythonDoes(String expression, double expected) {
        assertThat(value(expression, 3, 5, 1)).isEqualTo(expected);
    }

    @Test
    void comparesNothingWithNaN() {
        for (String comparison : List.of("x<1", "x<=1", "x>1", "x>=1", "x==x"))
            assertThat(value(comparison, Double.NaN, 0, 0)).as(comparison).isZero();
        assertThat(value("x!=x", Double.NaN, 0, 0)).isEqualTo(1);
        assertThat(value("~(x>1) & ~(x<1)", Double.NaN, 0, 0)).isEqualTo(1);
        assertThat(value("x*0", Double.NaN, 0, 0)).isNaN();
        assertThat(value("where(isnan(x), -1, x)", Double.NaN, 0, 0)).isEqualTo(-1);
        assertThat(value("maximum(x, 1)", Double.NaN, 0, 0)).isNaN();
    }

    @Test
    void knowsTheClassifierOfTheBatchSoftware() {
        var columns = Column.reals(List.of("i", "E"));
        var parameters = Map.of("a", 1.26e-05, "b", 4.252, "c", 1.6525);
        Formula classifier = Formula.compile("(i)/((a+(b/(E+10**-99))**c)**(0.5))", parameters, columns);
        double width = Math.sqrt(1.26e-05 + StrictMath.pow(4.252 / 1592.5, 1.6525));
        assertThat(classifier.evaluate(new double[] {-0.02, 1592.5})).isEqualTo(-0.02 / width);
        assertThat(classifier.evaluate(new double[] {0.02, 0})).isBetween(0.0, 1e-80);
    }

    @Test
    void letsAParameterHideAColumn() {
        assertThat(Formula.compile("x", Map.of("x", 7.0), COLUMNS).evaluate(new double[] {1, 1, 1}))
                .isEqualTo(7);
    }

    @Test
    void takesAParameterWithoutFractionAsAMask() {
        assertThat(value("(n & a) > 0", 0, 4, 0)).isZero();
        assertThat(value("(n & a) > 0", 0, 6, 0)).isEqualTo(1);
        assertThat(value("n << a", 0, 1, 0)).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x +; character 4: expected a value, found the end",
                "x * * 2; character 5: expected a value, found '*'",
                "(x; character 3: expected ')', found the end",
                "x y; character 3: expected an operator or the end, found 'y'",
                "1 < x < 3; character 7: comparisons cannot be chained: write (a < b) & (b < c)",
                "ok and x > 1; character 4: 'and' is not supported, write &",
                "not ok; character 1: 'not' is not supported, write ~",
                "x if ok else 1; character 3: 'if' is not supported, write where(condition, a, b)",
                "x = 1; character 3: = assigns nothing here, equality is ==",
                "@a + x; character 1: parameters are plain names, without @",
                "x + yy; character 5: 'yy' is neither a parameter nor a column",
                "x & 1; character 3: & needs booleans or whole numbers, not a real number",
                "n & b; character 3: & needs booleans or whole numbers, not a real number",
                "ok + ok; character 4: + of two booleans is not defined, use & | ^",
                "-ok; character 1: a boolean has no sign -, negation is ~",
                "n ** -1; character 3: a whole number has no negative power -1",
                "1 / 0 + x; character 3: division by zero",
                "10 ** 30 * x; character 4: the result has more than 64 bits",
                "sqrt(x, 2); character 1: sqrt needs 1 argument, has 2",
                "sum(x); character 1: sum is over all events, not of one",
                "where(x, 1, 2); character 1: where needs a boolean first, not a real number",
                "3j * x; character 2: 'j' does not belong to a number",
                "t.x; character 2: a name has no dots",
                "''; character 1: expected a value, found the end"
            })
    void saysWhatIsWrongAndWhere(String expression, String fault) {
        assertThatThrownBy(() -> compile(expression))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("expression '" + expression + "': " + fault);
    }

    @Test
    void namesTheFunctionsThereAre() {
        assertThatThrownBy(() -> compile("erf(x)"))
                .hasMessageContaining("there is no function 'erf'; there are abs, arccos,");
    }

    @Test
    void refusesNestingThatIsAbsurd() {
        String deep = "(".repeat(100_000) + "x" + ")".repeat(100_000);
        assertThatThrownBy(() -> compile(deep)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void listsTheNamesItUses() {
        assertThat(Expression.parse("sqrt(b*E) + E / _c2 > True").names()).containsExactly("b", "E", "_c2");
    }

    @Test
    void allocatesNothingPerEvent() {
        Formula formula = compile("where((x > a) & ok, sqrt(x**2 + b) % a, n // 2) + (n & 3)");
        double[] event = {4, 5, 1};
        sumOf(formula, event, 20_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        double sum = sumOf(formula, event, 100_000);
        long after = threads.getCurrentThreadAllocatedBytes();
        assertThat(sum).isPositive();
        assertThat(after - before).isLessThan(10_000);
    }

    private static double sumOf(Formula formula, double[] event, int times) {
        double sum = 0;
        for (int i = 0; i < times; i++) sum += formula.evaluate(event);
        return sum;
    }
}
