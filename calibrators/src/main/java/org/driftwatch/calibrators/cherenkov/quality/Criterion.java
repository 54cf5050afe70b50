package org.driftwatch.calibrators.cherenkov.quality;

import java.util.List;
import org.driftwatch.calibrators.cherenkov.quality.Term.Tag;
import org.driftwatch.calibrators.cherenkov.quality.Term.Value;
import org.driftwatch.calibrators.expression.ExpressionException;
import org.driftwatch.calibrators.expression.Grammar;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;

/**
 * A named condition on a row of DL2, in the language of ctapipe's QualityQuery: Python over column names, with astropy units below
 * {@code u.} and numpy functions below {@code np.}. What is not Python, and {@code lambda}, is refused when it is made; a column that
 * is not there, units that do not fit, {@code and or not} and chained comparisons of columns are refused when it is compiled for
 * columns, which is when the peer evaluates it.
 *
 * <ul>
 *   <li>{@code energy > 50 * u.GeV}: told in one unit, whatever that of the column; {@code energy > 50}: in the column's own.
 *   <li>Comparisons with NaN are false, {@code !=} is true; {@code ==} of units that do not fit is false.
 *   <li>Arithmetic of columns and plain numbers takes the bare numbers, and the unit of the first column stays as it is, as in
 *       astropy: {@code energy**2} is still said to be in TeV. With a quantity on one side units are part of the numbers.
 *   <li>A number that is not 0 passes, NaN too.
 * </ul>
 *
 * @param name as it is counted, e.g. {@code energy threshold}
 * @param expression e.g. {@code RandomForestRegressor_tel_energy > 50 * u.GeV}
 */
public record Criterion(String name, String expression) {
    /** @throws IllegalArgumentException naming the criterion and what is wrong with its name or syntax */
    public Criterion {
        if (name.isBlank()) throw new IllegalArgumentException("quality criterion must have a name");
        if (name.equals(QualityCounts.TOTAL))
            throw new IllegalArgumentException("quality criterion must not be named TOTAL, which counts all rows");
        try {
            Grammar.PYTHON.parse(expression);
        } catch (ExpressionException e) {
            throw fault(name, e);
        }
    }

    /** @throws IllegalArgumentException naming the criterion, the place and what does not fit these columns */
    public Condition compile(List<Dl2Column> columns) {
        try {
            Term term = new CriterionCompilation(expression, columns).compile(Grammar.PYTHON.parse(expression));
            if (term.is(Tag.UNIT)) throw new ExpressionException(expression, 0, "a unit alone is no condition");
            Value value = term.value();
            return row -> value.of(row) != 0;
        } catch (ExpressionException e) {
            throw fault(name, e);
        }
    }

    private static IllegalArgumentException fault(String name, ExpressionException e) {
        return new IllegalArgumentException("quality criterion '" + name + "': " + e.getMessage(), e);
    }
}
