/**
 * LH5 files, read by blocks of rows in bounded memory: tables, columns, waveforms, encoded arrays. Knows the format, not
 * what a column means; {@code ingest.germanium} does.
 */
package org.driftwatch.ingest.lh5;
