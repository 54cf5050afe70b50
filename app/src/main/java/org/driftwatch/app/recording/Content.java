package org.driftwatch.app.recording;

import org.driftwatch.topics.run.RunDescription;

/** A run and the topic it is played onto. */
public record Content(String topic, RunDescription description) {}
