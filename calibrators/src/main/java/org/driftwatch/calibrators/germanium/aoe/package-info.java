/**
 * Pulse-shape discrimination by A/E, the largest current over the energy: fits of its distribution, corrections for time, drift time and
 * energy, the classifier and its cuts.
 *
 * <p>Here belongs what is particular to A/E. Survival fractions belong to {@code germanium.survival}.
 */
package org.driftwatch.calibrators.germanium.aoe;
