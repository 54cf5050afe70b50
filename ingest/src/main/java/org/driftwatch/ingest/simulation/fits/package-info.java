/** DL2 Monte Carlo files in FITS, as they stand or compressed by gzip. Reads; computes nothing. */
package org.driftwatch.ingest.simulation.fits;
