/** What Monte Carlo productions say: grid points, numbers of simulated events, events that were reconstructed. */
package org.driftwatch.topics.simulation;
