/**
 * Search for the best setting of something that is costly to evaluate: a grid, and Gaussian-process Bayesian optimisation.
 *
 * <p>Here belongs what knows of numbers with names and a figure of merit, and nothing of detectors. Minimising a cost with a
 * gradient belongs in {@code calibrators.fit}.
 */
package org.driftwatch.calibrators.optimise;
