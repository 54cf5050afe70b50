package org.driftwatch.app.production;

import java.util.SortedMap;

/** The results file of {@code production config}. */
public record ConfigResults(int schema, String mode, SortedMap<String, ConfiguredFile> files) {}
