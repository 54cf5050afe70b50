/**
 * Runs the calculations on single waveforms that channels ask for on {@code ge.jobs}: reads the waveforms by their offsets, calculates,
 * writes the answers to {@code parameters}, exactly once. When a channel asks, and what is calculated, stands in {@code
 * calibrators.germanium}.
 */
package org.driftwatch.streams.germanium.jobs;
