/**
 * Signal-processing chains that are given as a file: the peer's JSON, compiled.
 *
 * <p>{@link org.driftwatch.calibrators.germanium.dsp.config.ConfiguredChain} is the way in. It puts the database into the
 * file ({@code ChainDatabase}), parses the arguments ({@code ExpressionParser}), brings the entries into order ({@code
 * ParsedChain}) and, for one length and period of the waveform, compiles what the outputs need into a list of steps
 * ({@code Program}), each a filter of {@code calibrators.filter} behind the name it has in the file ({@code Processors}).
 * Outputs that are those of the built-in chain, whatever they are called, come from the fused form instead ({@code
 * FusedChain}). Filters do not belong here, nor does reading of JSON.
 */
package org.driftwatch.calibrators.germanium.dsp.config;
