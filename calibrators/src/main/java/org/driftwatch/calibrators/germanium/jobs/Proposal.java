package org.driftwatch.calibrators.germanium.jobs;

import org.driftwatch.topics.parameter.ParameterValue;

/**
 * A parameter that a job would use.
 *
 * @param subject e.g. {@code germanium.filter}
 * @param better true when it is better than what runs by more than its error
 * @param why that was decided, with numbers, in one line
 */
public record Proposal(String subject, ParameterValue value, boolean better, String why) {}
