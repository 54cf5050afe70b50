/**
 * HDF5 files of compound tables as PyTables and ctapipe write them: groups, tables, columns, units, attributes, plain or within
 * gzip. Knows the format, not what a column means; {@code ingest.cherenkov} does.
 */
package org.driftwatch.ingest.cherenkov.hdf5;
