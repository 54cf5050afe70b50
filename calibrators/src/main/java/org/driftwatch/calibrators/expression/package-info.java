/**
 * Expressions, read once: the syntax that all of them share, and the language of hit configurations, the numexpr subset that acts
 * on one event, evaluated for each event without allocating.
 *
 * <p>Here belongs what knows names, numbers and operators. Which columns there are, and what an operation is called, belongs
 * with hit configurations, units with quality criteria; reductions over events and complex numbers are refused.
 */
package org.driftwatch.calibrators.expression;
