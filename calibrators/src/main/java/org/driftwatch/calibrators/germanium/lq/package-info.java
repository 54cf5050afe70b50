/**
 * Late charge (LQ): the classifier of slow pulses from the charge that comes late, its cut and what survives it.
 *
 * <p>Here belongs what is made of LQ over energy and drift time. Survival fractions themselves are in {@code
 * germanium.survival};
 * lines, sweeps and the columns' roles are those of {@code germanium.aoe}.
 */
package org.driftwatch.calibrators.germanium.lq;
