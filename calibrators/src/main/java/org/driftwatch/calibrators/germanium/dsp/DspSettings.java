package org.driftwatch.calibrators.germanium.dsp;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What can be set in the chain, for one group of channels. Everything else (the onset kernel, the current, the drift
 * time) is fixed by the chain.
 *
 * @param baselineEnd the baseline is taken from the first sample up to here ({@code bl.end})
 * @param tailStart the tail is taken from here to the last sample ({@code tail.start})
 * @param decay constants of the pole-zero corrections ({@code pz})
 * @param timingTrap shaper that scales the time points ({@code ttrap})
 * @param energyTrap shaper of {@code trapEmax} and {@code trapEftp} ({@code etrap})
 * @param pickoff where on its flat top {@code trapEftp} is read, as a fraction of the flat ({@code etrap.sample})
 * @param cusp shape of the cusp ({@code cusp})
 * @param zac shape of the zero-area cusp ({@code zac})
 * @param cut end of the waveform that cusp and zac leave out ({@code conv.cut})
 * @param out span of the cusp's and zac's output ({@code conv.out})
 * @param compat true counts {@code n_sat_hi} as the peer does, see {@link
 *     org.driftwatch.calibrators.filter.Saturation}; false counts saturated samples
 */
public record DspSettings(
        TimeSpan baselineEnd,
        TimeSpan tailStart,
        Decay decay,
        Trap timingTrap,
        Trap energyTrap,
        double pickoff,
        Cusp cusp,
        Cusp zac,
        TimeSpan cut,
        TimeSpan out,
        boolean compat)
        implements DspPlan {

    /**
     * Decay of the charge amplifier.
     *
     * @param fraction share of the tau2 component, 0 to 1
     */
    public record Decay(TimeSpan tau1, TimeSpan tau2, double fraction) {
        public Decay {
            requirePositive("pz.tau1", tau1);
            requirePositive("pz.tau2", tau2);
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException("pz.frac must be 0 to 1, was " + fraction);
            }
        }
    }

    /** A symmetric trapezoid. */
    public record Trap(TimeSpan rise, TimeSpan flat) {
        public Trap {
            requirePositive("trap rise", rise);
        }
    }

    /**
     * A cusp with a flat top.
     *
     * @param sample output sample that {@code cuspEftp} or {@code zacEftp} reads, at least 0
     */
    public record Cusp(TimeSpan sigma, TimeSpan flat, int sample) {
        public Cusp {
            requirePositive("cusp sigma", sigma);
            if (sample < 0) throw new IllegalArgumentException("cusp sample must be at least 0, was " + sample);
        }
    }

    public DspSettings {
        requirePositive("bl.end", baselineEnd);
        if (!(pickoff >= 0) || Double.isInfinite(pickoff)) {
            throw new IllegalArgumentException("etrap.sample must be finite and at least 0, was " + pickoff);
        }
    }

    /** The values the chain has without a database; they suit 2048 samples of 16 ns. */
    public static DspSettings defaults() {
        Trap trap = new Trap(TimeSpan.ofUs(5), TimeSpan.ofUs(2));
        Cusp cusp = new Cusp(TimeSpan.ofUs(20), TimeSpan.ofUs(2), 50);
        return new DspSettings(
                TimeSpan.ofUs(12),
                TimeSpan.ofUs(24),
                new Decay(TimeSpan.ofUs(450), TimeSpan.ofUs(18), 0.02),
                trap,
                trap,
                0.8,
                cusp,
                cusp,
                TimeSpan.ofUs(4),
                TimeSpan.ofUs(3.2),
                false);
    }

    /**
     * The defaults with a parameter database laid over them, in the shape of the peer: {@code {"etrap": {"rise":
     * "10*us", "sample": "0.8"}, "pz": {"tau1": "481357.3*ns", "frac": "0.027"}}}.
     *
     * <p>Sections that the chain does not read ({@code dplms}, {@code ctc_params}, …) are passed over, and so is the
     * uncertainty of a known key ({@code rise_err}). Any other key in a section that the chain reads is an error.
     *
     * @throws IllegalArgumentException one line with the key, its value and what was expected
     */
    public static DspSettings withOverrides(Map<String, Map<String, String>> database) {
        return defaults().overriddenBy(database);
    }

    /** These settings with a parameter database laid over them, see {@link #withOverrides}. */
    public DspSettings overriddenBy(Map<String, ? extends Map<String, String>> database) {
        return new DspDatabase(new TreeMap<>(database)).over(this);
    }

    @Override
    public List<String> outputs() {
        return GermaniumDsp.outputs();
    }

    @Override
    public List<String> units() {
        return GermaniumDsp.units();
    }

    @Override
    public GermaniumDsp chain(int samples, double periodNs, double startNs) {
        return new GermaniumDsp(this, samples, periodNs, startNs);
    }

    /** The same settings with the other way of counting saturated samples. */
    public DspSettings withCompat(boolean asThePeer) {
        return new DspSettings(
                baselineEnd, tailStart, decay, timingTrap, energyTrap, pickoff, cusp, zac, cut, out, asThePeer);
    }

    private static void requirePositive(String field, TimeSpan span) {
        if (!(span.nanoseconds() > 0)) throw new IllegalArgumentException(field + " must be above 0 ns, was " + span);
    }
}
