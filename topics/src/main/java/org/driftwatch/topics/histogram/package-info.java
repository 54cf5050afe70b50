/** Snapshots of rolling histograms, for display only. */
package org.driftwatch.topics.histogram;
