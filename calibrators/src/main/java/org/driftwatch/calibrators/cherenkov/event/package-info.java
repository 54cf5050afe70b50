/**
 * From the DL2 rows of telescopes to array events: quality criteria, fixed units, and the time at which the front of a shower is
 * expected. Here belongs what is done to one event; what is summed over events belongs to pairs.
 */
package org.driftwatch.calibrators.cherenkov.event;
