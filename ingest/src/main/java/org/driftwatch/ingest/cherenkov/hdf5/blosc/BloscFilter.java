package org.driftwatch.ingest.cherenkov.hdf5.blosc;

import io.jhdf.filter.Filter;

/**
 * HDF5 filter 32001: each chunk is one blosc frame. Found by jHDF through the service loader. Bytes behind the frame, such as
 * the checksum of a Fletcher32 filter that was applied after it, are left alone.
 */
public final class BloscFilter implements Filter {
    public static final int ID = 32001;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "blosc";
    }

    /** @throws IllegalArgumentException when the frame is damaged, or of a version or codec that is not known */
    @Override
    public byte[] decode(byte[] frame, int[] filterData) {
        return BloscFrame.of(frame).decode();
    }
}
