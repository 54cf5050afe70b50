package org.driftwatch.streams.run;

/** One channel in one run. */
public record RunChannel(String run, String channel) {}
