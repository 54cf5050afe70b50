/**
 * What two telescopes say of each other, event by event: which events count, what is kept of them, and what is concluded.
 *
 * <p>Here belong filters of pairs, the bounded state of a pair, and its mean with error. Which pairs there are is decided in
 * {@code telescope}; how pairs make coefficients in {@code graph}.
 */
package org.driftwatch.calibrators.cherenkov.pair;
