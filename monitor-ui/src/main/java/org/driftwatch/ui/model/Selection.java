package org.driftwatch.ui.model;

/** A channel of a run. */
public record Selection(String run, String channel) {}
