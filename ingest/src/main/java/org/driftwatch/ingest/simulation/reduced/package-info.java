/** Reduced Monte Carlo events in HDF5: what was thrown and which telescopes triggered. Nothing is computed from them here. */
package org.driftwatch.ingest.simulation.reduced;
