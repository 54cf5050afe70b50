/**
 * The expression language of hit configurations: the numexpr subset that acts on one event, parsed once, evaluated for each
 * event without allocating.
 *
 * <p>Here belongs what knows names, numbers and operators. Which columns there are, and what an operation is called, belongs
 * with hit configurations; reductions over events, strings and complex numbers are refused.
 */
package org.driftwatch.calibrators.expression;
