package org.driftwatch.topics.parameter;

/** What a parameter says; each subject has one record type. */
public interface ParameterValue {}
