/**
 * From where a telescope points to where that is among the stars: horizon to ICRS, to a few seconds of arc. Leaves out what is
 * smaller: polar motion, diurnal aberration, frame bias, light deflection, and refraction.
 */
package org.driftwatch.calibrators.simulation.sky;
