/**
 * Coefficients of telescopes from differences of pairs: a weighted least-squares solve on a graph, its gauge, its errors.
 *
 * <p>Here belongs what knows of nodes, pairs and weights and nothing of showers: the same solve serves throughput (logarithms)
 * and clock offsets (nanoseconds). What a pair measured is made in the package {@code pair}.
 */
package org.driftwatch.calibrators.cherenkov.graph;
