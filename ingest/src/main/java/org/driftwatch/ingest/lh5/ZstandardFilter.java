package org.driftwatch.ingest.lh5;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import io.jhdf.filter.Filter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** HDF5 filter 32015: each chunk is one Zstandard frame. Found by jHDF through the service loader. */
public final class ZstandardFilter implements Filter {
    public static final int ID = 32015;
    private static final int DEFAULT_LEVEL = 3;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "zstandard";
    }

    @Override
    public byte[] decode(byte[] frame, int[] filterData) {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(frame))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("damaged Zstandard frame", e);
        }
    }

    @Override
    public byte[] encode(byte[] data, int[] filterData) {
        return Zstd.compress(data, filterData.length > 0 ? filterData[0] : DEFAULT_LEVEL);
    }
}
