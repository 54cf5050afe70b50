/** Monte Carlo productions, live: {@code sim.events} to the state of each grid point. Chooses keys and topics; computes nothing. */
package org.driftwatch.streams.simulation;
