/**
 * Germanium runs on disk: which table is which channel, what its columns mean, in what order events come. Raw tier
 * (waveforms) and dsp tier.
 */
package org.driftwatch.ingest.germanium;
