/**
 * Rolling histograms of one quantity of one channel with all state behind a {@link
 * org.driftwatch.calibrators.state.ChannelStore}: exact integer counts at a fine bin width since the run began, time slices, and
 * a decayed view. Nothing here knows what is histogrammed.
 */
package org.driftwatch.calibrators.histogram;
