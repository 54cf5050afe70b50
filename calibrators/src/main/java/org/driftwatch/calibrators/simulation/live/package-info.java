/** All that is followed of a production at one grid point while it runs: its statistics and its limits. */
package org.driftwatch.calibrators.simulation.live;
