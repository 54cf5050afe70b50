package org.driftwatch.ui.model;

import java.time.Instant;

/**
 * One line of the overview.
 *
 * @param reason why the state is what it is, one line for people
 * @param since data time since when the state lasts, null when not known
 * @param events events in the histogram since run start
 * @param quantity the line that speaks for the channel: the most significant drift, else the most precise position
 * @param shiftKev its shift against the reference [keV], with {@code limitKev} and {@code z}; NaN without
 * @param version newest parameter version, 0 without
 * @param until data time up to which the channel's histogram is complete, null without
 */
public record ChannelSummary(
        String channel,
        ChannelState state,
        String reason,
        Instant since,
        long events,
        double ratePerSecond,
        String quantity,
        double shiftKev,
        double limitKev,
        double z,
        int version,
        double qbbFwhmKev,
        Instant until,
        long receivedMs) {}
