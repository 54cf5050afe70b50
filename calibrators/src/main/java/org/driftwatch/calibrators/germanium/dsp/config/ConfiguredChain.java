package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.dsp.DspChain;
import org.driftwatch.calibrators.germanium.dsp.DspPlan;
import org.driftwatch.topics.germanium.dsp.ChainConfig;

/**
 * A chain given as a file, with a parameter database: the peer's processing-chain JSON.
 *
 * <p>Only what the outputs need is computed, in the order in which it is needed, in double precision (the mean of raw samples
 * in single precision, as in the built-in chain). Durations are rounded to the nearest sample where a processor takes whole
 * samples. Outputs that are those of the built-in chain, up to names, order and database values, come from its fused form;
 * all others from plain filters. A NaN makes what depends on it NaN.
 *
 * <p>A name that no processor makes and that is no waveform is a column of the input: one number per event that comes with the
 * waveform, plain and in the unit of the file.
 *
 * <p>Everything that does not hang on the length of the waveform is checked when this is made.
 */
public final class ConfiguredChain implements DspPlan {
    /** Shapes to try the chain on before there is a waveform: samples, period in ns. */
    private static final double[][] USUAL = {{8192, 16}, {2048, 16}, {32_768, 16}, {1024, 128}};

    private final ChainConfig config;
    private final Map<String, Map<String, String>> database;
    private final boolean compat;
    private final ParsedChain chain;
    private final FusedOutputs fused;

    /**
     * @param database values for {@code db.…} in the shape of the peer, laid over the file's defaults
     * @param compat true takes over the peer's quirks, see the table in docs/germanium.md
     * @throws IllegalArgumentException one line with file, processor, argument and value
     */
    public ConfiguredChain(ChainConfig config, Map<String, Map<String, String>> database, boolean compat) {
        this.config = config;
        this.database = new TreeMap<>(database);
        this.compat = compat;
        chain = ParsedChain.of(config, this.database);
        fused = FusedOutputs.of(chain, compat);
        tryOut();
    }

    private void tryOut() {
        ChainFault doubtful = null;
        for (double[] shape : USUAL) {
            try {
                new ChainCompiler(chain, compat).compile(config.outputs(), (int) shape[0], shape[1], 0);
                return;
            } catch (ChainFault fault) {
                if (fault.depends() == ChainFault.Depends.NOT) throw fault;
                if (fault.depends() == ChainFault.Depends.ON_LENGTH) return;
                if (doubtful == null) doubtful = fault;
            }
        }
        throw doubtful;
    }

    @Override
    public List<String> outputs() {
        return config.outputs();
    }

    @Override
    public List<String> units() {
        return config.outputs().stream().map(chain::unit).toList();
    }

    @Override
    public List<String> columns() {
        return chain.columns();
    }

    /** How many of the outputs the fused form computes. */
    int fusedOutputs() {
        return fused.count();
    }

    @Override
    public DspChain chain(int samples, double periodNs, double startNs) {
        if (fused.count() > 0) {
            DspChain quick = fused.chain(
                    config.outputs(), rest -> plain(rest, samples, periodNs, startNs), samples, periodNs, startNs);
            if (quick != null) return quick;
        }
        return plain(config.outputs(), samples, periodNs, startNs);
    }

    /** All outputs from plain filters: slow, and what the fused form is checked against. */
    DspChain plain(List<String> outputs, int samples, double periodNs, double startNs) {
        return new ChainCompiler(chain, compat).compile(outputs, samples, periodNs, startNs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfiguredChain that
                && config.equals(that.config)
                && database.equals(that.database)
                && compat == that.compat;
    }

    @Override
    public int hashCode() {
        return Objects.hash(config, database, compat);
    }

    /** All that can change a result, and not where the file lies. */
    @Override
    public String toString() {
        Map<String, Map<String, String>> sorted = new TreeMap<>();
        database.forEach((section, keys) -> sorted.put(section, new TreeMap<>(keys)));
        return "ConfiguredChain[outputs=" + config.outputs() + ", processors=" + config.processors() + ", database="
                + sorted + ", compat=" + compat + "]";
    }
}
