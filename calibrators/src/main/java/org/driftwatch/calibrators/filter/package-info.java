/**
 * Digital filters and measurements on one waveform, each in its plain form: one formula, one small function on {@code double[]}.
 *
 * <p>Here belongs what knows samples only: no settings, no channels, no units of time. A NaN in a waveform, or as a scalar
 * argument, makes every output NaN and never an exception; a length that does not fit is an {@link
 * IllegalArgumentException} that names the numbers. Every function returns a new array and leaves its input alone; all
 * types are immutable and thread-safe. Chains of filters live with their detector.
 */
package org.driftwatch.calibrators.filter;
