package org.driftwatch.app.production.limits;

import java.util.SortedMap;

/** The results file of {@code production limits}; files by name, without the ending of their compression. */
public record LimitsResults(int schema, String mode, double confidence, SortedMap<String, FileLimits> files) {}
