package org.driftwatch.topics.germanium;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftwatch.topics.codec.Codec;
import org.driftwatch.topics.codec.UndecodableException;

/**
 * Binary features, magic {@code DWFT}: {@link PackedDoubles} with float64 energy [keV], uint32 version and uint32 number of derived
 * columns, which stand behind the DSP outputs.
 */
public final class FeaturesCodec implements Codec<Features> {
    public static final String MAGIC = "DWFT";
    private static final PackedDoubles LAYOUT = new PackedDoubles(MAGIC, 16);

    private final ThreadLocal<Columns> last = ThreadLocal.withInitial(() -> new Columns(List.of(), List.of()));

    /** Names of both kinds and all of them joined, made once while they stay the same lists. */
    private record Columns(List<String> dsp, List<String> derived, List<String> all) {
        Columns(List<String> dsp, List<String> derived) {
            this(dsp, derived, joined(dsp, derived));
        }

        private static List<String> joined(List<String> dsp, List<String> derived) {
            if (derived.isEmpty()) return dsp;
            List<String> all = new ArrayList<>(dsp);
            all.addAll(derived);
            return List.copyOf(all);
        }
    }

    @Override
    public byte[] encode(Features features) {
        DspEvent dsp = features.dsp();
        Columns columns = last.get();
        if (columns.dsp() != dsp.names() || columns.derived() != features.derived()) {
            columns = new Columns(dsp.names(), features.derived());
            last.set(columns);
        }
        double[] values = Arrays.copyOf(dsp.values(), columns.all().size());
        System.arraycopy(features.derivedValues(), 0, values, dsp.values().length, features.derivedValues().length);
        DspEvent all = new DspEvent(dsp.run(), dsp.channel(), dsp.eventNumber(), dsp.timeNs(), columns.all(), values);
        return LAYOUT.encode(
                all,
                out -> out.putDouble(features.energyKeV())
                        .putInt(features.energyVersion())
                        .putInt(features.derivedValues().length));
    }

    @Override
    public Features decode(byte[] bytes) {
        Extra extra = new Extra();
        DspEvent all = LAYOUT.decode(bytes, extra::read);
        int columns = all.names().size();
        int outputs = columns - extra.derived;
        if (outputs < 0 || extra.derived < 0)
            throw new UndecodableException("truncated", extra.derived + " derived of " + columns + " columns");
        DspEvent dsp = new DspEvent(
                all.run(),
                all.channel(),
                all.eventNumber(),
                all.timeNs(),
                all.names().subList(0, outputs),
                Arrays.copyOf(all.values(), outputs));
        return new Features(
                dsp,
                extra.energyKeV,
                extra.version,
                all.names().subList(outputs, columns),
                Arrays.copyOfRange(all.values(), outputs, columns));
    }

    private static final class Extra {
        private double energyKeV;
        private int version;
        private int derived;

        void read(ByteBuffer in) {
            energyKeV = in.getDouble();
            version = in.getInt();
            derived = in.getInt();
        }
    }
}
