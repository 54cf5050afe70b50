/**
 * How good the statistics of a Monte Carlo production are, and how many events it still needs: efficiencies and their errors,
 * energy resolution and threshold, derived numbers of events, their interpolation between grid points; as a batch and as sums
 * that grow while events stream in. Limits of CORSIKA and grids of points belong to the packages beside this one.
 */
package org.driftwatch.calibrators.simulation.statistics;
