/**
 * Simulated germanium detectors with known truth: a Th-228 source in front of N detectors, as waveforms or directly as
 * DSP outputs, with faults injected at known times. No files, no Kafka, no clock: the caller says when the run starts.
 */
package org.driftwatch.replay.germanium;
