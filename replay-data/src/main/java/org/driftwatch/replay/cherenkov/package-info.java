/**
 * Simulated arrays of Cherenkov telescopes with known truth: showers, light, trigger and reconstruction, as the telescope
 * events of successive observation blocks, with faults injected at known blocks. No files, no Kafka, no clock.
 */
package org.driftwatch.replay.cherenkov;
