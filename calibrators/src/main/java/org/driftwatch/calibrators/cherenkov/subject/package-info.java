/**
 * The four uses of pairs of telescopes: inter-calibration by energy and by image size, cross-calibration of types, timing.
 *
 * <p>Here belongs which events a method takes, what it keeps of them, and how its pairs become coefficients. What is published of
 * them, and when, is decided in {@code block}.
 */
package org.driftwatch.calibrators.cherenkov.subject;
