package org.driftwatch.topics.germanium;

import java.nio.ByteBuffer;
import org.driftwatch.topics.codec.Codec;

/** Binary features, magic {@code DWFT}: {@link PackedDoubles} with float64 energy [keV] and uint32 version. */
public final class FeaturesCodec implements Codec<Features> {
    public static final String MAGIC = "DWFT";
    private static final PackedDoubles LAYOUT = new PackedDoubles(MAGIC, 12);

    @Override
    public byte[] encode(Features features) {
        return LAYOUT.encode(
                features.dsp(), out -> out.putDouble(features.energyKeV()).putInt(features.energyVersion()));
    }

    @Override
    public Features decode(byte[] bytes) {
        Calibrated calibrated = new Calibrated();
        DspEvent dsp = LAYOUT.decode(bytes, calibrated::read);
        return new Features(dsp, calibrated.energyKeV, calibrated.version);
    }

    private static final class Calibrated {
        private double energyKeV;
        private int version;

        void read(ByteBuffer in) {
            energyKeV = in.getDouble();
            version = in.getInt();
        }
    }
}
