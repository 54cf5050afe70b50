package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.SortedMap;

/** What can stand as an argument: the part of Python that the peer reads. */
sealed interface Expression {
    record Number(double value) implements Expression {}

    /** A quoted text, such as the mode {@code 'l'}. */
    record Text(String text) implements Expression {}

    /** A unit of time or a name that a processor makes. */
    record Name(String name) implements Expression {}

    /** {@code of.name}, e.g. {@code wf.period}. */
    record Attribute(Expression of, String name) implements Expression {}

    /** {@code name(arguments, keyword=…)}: a function, or a name with what is declared of it. */
    record Call(String name, List<Expression> arguments, SortedMap<String, Expression> keywords)
            implements Expression {}

    /** {@code of[at]}. */
    record Index(Expression of, Expression at) implements Expression {}

    /** {@code of[from:until:step]}, each null when left out. */
    record Slice(Expression of, Expression from, Expression until, Expression step) implements Expression {}

    /** @param operator one of {@code + - * / //} and the comparisons */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Negative(Expression of) implements Expression {}

    record Values(List<Expression> items) implements Expression {}
}
