package org.driftwatch.calibrators.expression;

import java.util.List;
import java.util.Optional;

/** An expression as it was written; {@code position} is that of its operator, name or number. */
public sealed interface Syntax {
    int position();

    /** A number, or the value that Python gives to an expression of numbers alone. Booleans are 0 and 1. */
    record Literal(Kind kind, long whole, double real, int position) implements Syntax {
        static Literal of(boolean value, int position) {
            return new Literal(Kind.BOOLEAN, value ? 1 : 0, value ? 1 : 0, position);
        }

        static Literal of(long value, int position) {
            return new Literal(Kind.WHOLE, value, value, position);
        }

        static Literal of(double value, int position) {
            return new Literal(Kind.REAL, 0, value, position);
        }
    }

    record Name(String name, int position) implements Syntax {}

    record Unary(String operator, Syntax operand, int position) implements Syntax {}

    record Binary(String operator, Syntax left, Syntax right, int position) implements Syntax {}

    record Call(String function, List<Syntax> arguments, int position) implements Syntax {}

    /** In quotes; {@link Grammar#PYTHON} only. */
    record Text(String text, int position) implements Syntax {}

    /** {@code owner.name}, or {@code owner.name(arguments)}; {@link Grammar#PYTHON} only. */
    record Attribute(Syntax owner, String name, Optional<List<Syntax>> arguments, int position) implements Syntax {}
}
