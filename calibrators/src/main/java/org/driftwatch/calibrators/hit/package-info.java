/**
 * Hit configurations at work: columns of the hit tier from the columns of one event, in the stream, in batch and wherever the emitted
 * expressions have to be what is applied.
 *
 * <p>Here belongs the order of operations, bit fields and the choice of outputs. The language is in {@code expression}, the shape of the
 * files in {@code topics.hit}.
 */
package org.driftwatch.calibrators.hit;
