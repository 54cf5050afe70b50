/**
 * Limits of shower simulations from the events that triggered: lowest energy, largest core distance, widest viewcone that lose
 * at most a given fraction of the triggers. Batch (bins of the sample) and live (fixed fine bins). No files, no Kafka.
 */
package org.driftwatch.calibrators.simulation.limits;
