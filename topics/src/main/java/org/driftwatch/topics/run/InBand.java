package org.driftwatch.topics.run;

/** What travels on a topic with in-band time: data or a mark. */
public sealed interface InBand<T> {
    record Data<T>(T value) implements InBand<T> {}

    record Marked<T>(Mark mark) implements InBand<T> {}
}
