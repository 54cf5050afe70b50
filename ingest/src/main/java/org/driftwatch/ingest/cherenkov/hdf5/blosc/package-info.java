/** HDF5 filter 32001: chunks compressed by blosc 1, with all its codecs, in Java. Knows no table. */
package org.driftwatch.ingest.cherenkov.hdf5.blosc;
