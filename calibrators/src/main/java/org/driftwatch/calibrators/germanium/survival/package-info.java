/**
 * Survival fractions: which share of a line or of a stretch of continuum passes a cut on a pulse-shape classifier.
 *
 * <p>Here belongs what needs energies, a classifier and a cut. How a classifier is made belongs to the package of its kind.
 */
package org.driftwatch.calibrators.germanium.survival;
