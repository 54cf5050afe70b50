package org.driftwatch.calibrators.germanium.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.driftwatch.calibrators.SharedFolder;
import org.junit.jupiter.api.Test;

/** The fast chain is the plain chain to 1e-6: of the value for energies and widths, of the signal's size for what cancels. */
class GermaniumDspPropertyTest {
    private static final double AGREEMENT = 1e-6;

    @Property(tries = 200, seed = "6724071328848499666")
    void fastEqualsPlainOnAnyWaveformWithAnySettings(@ForAll SyntheticPulse.Kind kind, @ForAll long seed) {
        Random random = new Random(seed);
        int samples = 1_400 + random.nextInt(1_400);
        DspSettings settings = settings(random, samples);
        assertThat(disagreements(settings, SyntheticPulse.of(kind, seed, samples), 16))
                .isEmpty();
    }

    @Property(tries = 30, seed = "20261121")
    void fastEqualsPlainOnShortWaveformsOfALongPeriod(@ForAll long seed) {
        int samples = 700 + new Random(seed).nextInt(200);
        int[] waveform = SyntheticPulse.of(SyntheticPulse.Kind.PRESUMMED, seed, samples);
        assertThat(disagreements(DspSettings.defaults(), waveform, 128)).isEmpty();
    }

    @Property(tries = 20, seed = "20261121")
    void fastEqualsPlainOnLongWaveforms(@ForAll SyntheticPulse.Kind kind, @ForAll long seed) {
        DspSettings settings = DspSettings.withOverrides(LONG_WAVEFORMS);
        assertThat(disagreements(settings, SyntheticPulse.of(kind, seed, 8_192), 16))
                .isEmpty();
    }

    @Property(tries = 60, seed = "20261125")
    void fastEqualsPlainWithoutNoiseToo(@ForAll long seed) {
        Random random = new Random(seed);
        int[] waveform = new int[2_048];
        int level = random.nextBoolean() ? 65_535 : 1 + random.nextInt(60_000);
        int onset = 900 + random.nextInt(400);
        double height = (random.nextBoolean() ? 1 : -1) * random.nextInt(level);
        for (int i = 0; i < waveform.length; i++) {
            double pulse =
                    i < onset ? 0 : height * Math.exp(-(i - onset) / 28_125.0) * (1 - Math.exp((onset - i) / 20.0));
            waveform[i] = (int) Math.max(0, Math.min(65_535, Math.rint(level + pulse)));
        }
        assertThat(disagreements(DspSettings.defaults(), waveform, 16)).isEmpty();
    }

    @Property(tries = 30, seed = "20261125")
    void fastEqualsPlainWhereRampAndBoxAreNoWholeSamples(@ForAll long seed) {
        int[] waveform = SyntheticPulse.of(SyntheticPulse.Kind.PULSE, seed, 1_200);
        assertThat(disagreements(DspSettings.defaults(), waveform, 48)).isEmpty();
    }

    @Test
    void fastEqualsPlainOnRecordedPhysicsEventsOfGermaniumAndOfPhotomultipliers() {
        String file = "data/hpge/lh5/prod-ref-l200/generated/tier/raw/phy/p03/r001/"
                + "l200-p03-r001-phy-20230322T160139Z-tier_raw.lh5";
        List<String> wrong = new ArrayList<>();
        for (String channel : List.of("1057600", "1059201", "1062405", "1084803", "1084804", "1121600")) {
            RecordedWaveforms waveforms = RecordedWaveforms.of(SharedFolder.file(file), "ch" + channel + "/raw");
            for (int[] event : waveforms.samples()) {
                wrong.addAll(disagreements(DspSettings.withOverrides(LONG_WAVEFORMS), event, waveforms.periodNs()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static final Map<String, Map<String, String>> LONG_WAVEFORMS = Map.of(
            "bl", Map.of("end", "46*us"),
            "tail", Map.of("start", "60*us"),
            "ttrap", Map.of("rise", "10*us", "flat", "3.008*us"),
            "etrap", Map.of("rise", "10*us", "flat", "3.008*us"),
            "conv", Map.of("cut", "33.6*us", "out", "4.8*us"),
            "cusp", Map.of("flat", "3*us"),
            "zac", Map.of("flat", "3*us"));

    private static DspSettings settings(Random random, int samples) {
        double spanUs = samples * 0.016;
        return DspSettings.withOverrides(Map.of(
                "bl", Map.of("end", us(0.1 + 0.4 * random.nextDouble(), spanUs)),
                "tail", Map.of("start", us(0.6 + 0.3 * random.nextDouble(), spanUs)),
                "pz",
                        Map.of(
                                "tau1", us(2 + 30 * random.nextDouble(), spanUs),
                                "tau2", us(0.1 + random.nextDouble(), spanUs),
                                "frac", "" + 0.1 * random.nextDouble()),
                "ttrap", Map.of("rise", us(0.01 + 0.2 * random.nextDouble(), spanUs), "flat", us(0.05, spanUs)),
                "etrap",
                        Map.of(
                                "rise", us(0.01 + 0.3 * random.nextDouble(), spanUs),
                                "flat", us(0.1 * random.nextDouble(), spanUs),
                                "sample", "" + random.nextDouble()),
                "conv",
                        Map.of(
                                "cut", us(0.3 * random.nextDouble(), spanUs),
                                "out", us(0.2 * random.nextDouble(), spanUs)),
                "cusp",
                        Map.of(
                                "sigma", us(0.005 + random.nextDouble(), spanUs),
                                "flat", us(0.1 * random.nextDouble(), spanUs),
                                "sample", "" + random.nextInt(100)),
                "zac",
                        Map.of(
                                "sigma",
                                us(0.005 + random.nextDouble(), spanUs),
                                "flat",
                                random.nextBoolean() ? "0*ns" : us(0.1 * random.nextDouble(), spanUs))));
    }

    private static String us(double share, double spanUs) {
        return share * spanUs + "*us";
    }

    private static List<String> disagreements(DspSettings settings, int[] waveform, double periodNs) {
        double startNs = 42_000;
        double[] fast = new double[GermaniumDsp.outputs().size()];
        new GermaniumDsp(settings, waveform.length, periodNs, startNs).process(waveform, fast);
        double[] x = new double[waveform.length];
        for (int i = 0; i < x.length; i++) x[i] = waveform[i];
        double[] plain = new PlainChain(settings, waveform.length, periodNs, startNs).process(x);
        List<String> wrong = new ArrayList<>();
        double size = DspOutput.WF_MAX.of(plain) - DspOutput.WF_MIN.of(plain);
        for (DspOutput output : DspOutput.values()) {
            if (agree(output, output.of(plain), output.of(fast), size)) continue;
            wrong.add(GermaniumDsp.outputs().get(output.ordinal()) + ": plain " + output.of(plain) + ", fast "
                    + output.of(fast));
        }
        return wrong;
    }

    private static boolean agree(DspOutput output, double plain, double fast, double size) {
        if (Double.isNaN(plain) || Double.isNaN(fast)) return Double.isNaN(plain) && Double.isNaN(fast);
        double difference = Math.abs(plain - fast);
        return switch (GermaniumDsp.units().get(output.ordinal())) {
            case "" -> difference == 0;
            case "ns" ->
                output == DspOutput.DT_EFF || output == DspOutput.TP_80_INTERP
                        ? difference <= AGREEMENT * (1 + Math.abs(plain))
                        : difference == 0;
            default ->
                difference <= AGREEMENT * Math.abs(plain) + (output == DspOutput.TAIL_SLOPE ? 1e-12 : 1e-9 * size);
        };
    }
}
