package org.driftwatch.app.production;

/** A number with its unit. */
public record Measure(double value, String unit) {}
