/**
 * Grids of simulation conditions: axes, their Cartesian product, and the limits of a lookup table at each point. No files, no
 * output format.
 */
package org.driftwatch.calibrators.simulation.grid;
