/**
 * What is written of arrays of telescopes: observation blocks as {@code ingest.cherenkov} reads them, and tables of coefficients
 * where ctapipe looks for them.
 */
package org.driftwatch.ingest.cherenkov.writing;
