/** Linear interpolation between scattered points in any number of dimensions. Knows nothing of productions. */
package org.driftwatch.calibrators.simulation.interpolation;
