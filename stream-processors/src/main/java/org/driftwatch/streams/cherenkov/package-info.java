/**
 * When arrays of telescopes are calculated: DL2 of telescopes in, joined to array events; parameters, drift, snapshots out. How
 * events are joined and what is computed from them stands behind ports.
 */
package org.driftwatch.streams.cherenkov;
