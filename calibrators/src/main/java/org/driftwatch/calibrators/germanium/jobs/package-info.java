/**
 * Calculations on single waveforms: which events of a channel to remember for them, when to ask, and what becomes of the answer.
 * Only the identities of events are kept; who runs a job fetches the waveforms, from the topic or from the file. The calculations
 * themselves (pole-zero constants, filters) have packages of their own.
 */
package org.driftwatch.calibrators.germanium.jobs;
