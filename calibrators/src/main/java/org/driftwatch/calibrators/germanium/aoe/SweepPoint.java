package org.driftwatch.calibrators.germanium.aoe;

import org.driftwatch.calibrators.germanium.survival.SurvivalFraction;

/**
 * Survival of a line at one cut.
 *
 * @param cut border of the classifier
 * @param fraction what survives above it
 */
public record SweepPoint(double cut, SurvivalFraction fraction) {}
