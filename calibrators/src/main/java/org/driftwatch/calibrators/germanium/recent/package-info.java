/**
 * Recent waveforms of a channel: which events are worth keeping as baselines or full-energy pulses, and a bounded ring of each.
 *
 * <p>Here belongs choosing and keeping. What is made of the waveforms belongs to {@code germanium.polezero},
 * {@code germanium.filter} and {@code germanium.dplms}.
 */
package org.driftwatch.calibrators.germanium.recent;
