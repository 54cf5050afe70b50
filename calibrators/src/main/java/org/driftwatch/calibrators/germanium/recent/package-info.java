/**
 * Recent waveforms of a channel: which events are worth keeping as baselines or full-energy pulses.
 *
 * <p>Here belongs choosing. Identities of what was chosen are kept by {@code germanium.jobs}; what is made of the waveforms belongs to
 * {@code germanium.polezero}, {@code germanium.filter} and {@code germanium.dplms}.
 */
package org.driftwatch.calibrators.germanium.recent;
