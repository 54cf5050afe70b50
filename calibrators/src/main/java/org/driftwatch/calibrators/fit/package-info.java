/**
 * Minimisation with limits and errors: a variable-metric minimiser, its simplex fallback and Hessian errors.
 *
 * <p>Here belongs what knows of parameters and a cost and nothing of physics. Costs are twice a negative log likelihood
 * or a chi-square, so that one standard error raises the cost by 1. What is fitted belongs in the package of its subject.
 */
package org.driftwatch.calibrators.fit;
