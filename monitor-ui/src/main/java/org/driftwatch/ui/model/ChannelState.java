package org.driftwatch.ui.model;

/** State of a channel, in order of precedence. */
public enum ChannelState {
    ALARM,
    WARN,
    STALE,
    NODATA,
    LOWSTAT,
    OK
}
