/**
 * Runs in a stream, whatever their events are: marks, lateness, order, the end, and the nodes of a stage. What is computed from the events stands
 * behind {@link org.driftwatch.streams.run.RunFold}.
 */
package org.driftwatch.streams.run;
