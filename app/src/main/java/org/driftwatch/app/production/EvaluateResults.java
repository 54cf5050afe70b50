package org.driftwatch.app.production;

import java.util.SortedMap;

/** The results file of {@code production evaluate}; files by name, without the ending of their compression. */
public record EvaluateResults(int schema, String mode, SortedMap<String, EvaluatedFile> files) {}
