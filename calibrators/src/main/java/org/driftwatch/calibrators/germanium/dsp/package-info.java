/**
 * The germanium chain: from one digitised waveform to 52 numbers (energies, time points, current, baseline, flatness).
 *
 * <p>{@link org.driftwatch.calibrators.germanium.dsp.PlainChain} composes the filters of {@code calibrators.filter} word
 * for word and is the definition; {@link org.driftwatch.calibrators.germanium.dsp.GermaniumDsp} computes the same numbers
 * in a few passes and is what runs. Settings, lengths and names are shared. What a detector makes of the 52 numbers
 * (calibration, cuts) does not belong here.
 */
package org.driftwatch.calibrators.germanium.dsp;
