/** The {@code dsp} command: every waveform of a raw file through the chain, in file order, into one JSON file. */
package org.driftwatch.app.dsp;
