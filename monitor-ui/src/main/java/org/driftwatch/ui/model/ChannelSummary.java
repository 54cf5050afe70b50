package org.driftwatch.ui.model;

import java.time.Instant;

/**
 * One line of the overview.
 *
 * @param reason why the state is what it is, one line for people
 * @param since data time since when the state lasts, null when not known
 * @param events events in the histogram since run start
 * @param quantity what speaks for the channel: the most significant drift, else the most precise position
 * @param shift its shift against the reference [{@code unit}], with {@code limit} and {@code z}; NaN without
 * @param unit of shift and limit, empty for a plain number, null without
 * @param shiftKev the same for the position of a line [keV], with {@code limitKev}; NaN for another quantity
 * @param version newest version of the energy calibration, 0 without
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
        double shift,
        double limit,
        String unit,
        double shiftKev,
        double limitKev,
        double z,
        int version,
        double qbbFwhmKev,
        Instant until,
        long receivedMs) {}
