package org.driftwatch.ingest.cherenkov.hdf5.blosc;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The codecs of blosc, in the order of their numbers. */
enum BloscCodec {
    BLOSCLZ(BloscLz::inflate),
    LZ4(Lz4::inflate),
    SNAPPY(Snappy::inflate),
    ZLIB(BloscCodec::zlib),
    ZSTD(BloscCodec::zstd);

    private interface Decoder {
        int inflate(Span packed, Span plain);
    }

    private final Decoder decoder;

    BloscCodec(Decoder decoder) {
        this.decoder = decoder;
    }

    static BloscCodec of(int number) {
        if (number >= values().length) throw BloscHeader.damaged("codec " + number + " is not known");
        return values()[number];
    }

    /** Writes at most as many bytes as the span holds; returns how many. */
    int inflate(Span packed, Span plain) {
        try {
            return decoder.inflate(packed, plain);
        } catch (IndexOutOfBoundsException e) {
            throw BloscHeader.damaged(this + " stream beyond its end");
        }
    }

    private static int zlib(Span packed, Span plain) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.bytes(), packed.from(), packed.length());
            int written = 0;
            while (written < plain.length()) {
                int more = inflater.inflate(plain.bytes(), plain.from() + written, plain.length() - written);
                if (more == 0) break;
                written += more;
            }
            return written;
        } catch (DataFormatException e) {
            throw BloscHeader.damaged("zlib: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static int zstd(Span packed, Span plain) {
        try {
            return (int) Zstd.decompressByteArray(
                    plain.bytes(), plain.from(), plain.length(), packed.bytes(), packed.from(), packed.length());
        } catch (ZstdException e) {
            throw BloscHeader.damaged("zstd: " + e.getMessage());
        }
    }
}
