package org.driftwatch.ui.model;

/**
 * Where a run stands, as needed to judge one of its channels.
 *
 * @param dataUntilNs newest data time in any of its histograms [ns since 1970]
 * @param histogramsMs wall clock of the newest histogram of any channel
 * @param stale nothing has arrived for longer than the limit
 * @param complete nothing more will come
 */
record RunClock(long dataUntilNs, long histogramsMs, boolean stale, boolean complete) {}
