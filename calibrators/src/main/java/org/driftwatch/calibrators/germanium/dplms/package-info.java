/**
 * Digital penalised least mean squares (DPLMS): energy filters made from the noise and the pulses of a detector.
 *
 * <p>Here belongs what makes such a filter. Comparing it with other filters belongs to {@code germanium.filter}.
 */
package org.driftwatch.calibrators.germanium.dplms;
