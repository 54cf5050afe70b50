/**
 * Pole-zero constants of the charge amplifier: one from the slopes of the logarithm of the tails, two from a superpulse and the
 * flatness of the corrected tails.
 *
 * <p>Here belongs what finds the constants. What applies them is in {@code calibrators.filter} and {@code germanium.dsp}.
 */
package org.driftwatch.calibrators.germanium.polezero;
