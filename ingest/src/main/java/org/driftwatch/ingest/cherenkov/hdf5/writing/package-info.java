/**
 * HDF5 files of compound tables, written by hand: superblock 0, symbol-table groups, contiguous datasets, attributes of PyTables,
 * so that PyTables, h5py and ctapipe open them. Knows the format, not what a column means.
 */
package org.driftwatch.ingest.cherenkov.hdf5.writing;
