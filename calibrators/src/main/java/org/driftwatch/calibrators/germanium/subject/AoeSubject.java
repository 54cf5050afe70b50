package org.driftwatch.calibrators.germanium.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.drift.Bad;
import org.driftwatch.calibrators.drift.Watched;
import org.driftwatch.calibrators.germanium.aoe.AoeCalibrator;
import org.driftwatch.calibrators.germanium.aoe.AoePeak;
import org.driftwatch.calibrators.germanium.aoe.AoeReport;
import org.driftwatch.calibrators.germanium.aoe.AoeResult;
import org.driftwatch.calibrators.germanium.aoe.AoeRun;
import org.driftwatch.calibrators.germanium.aoe.AoeSettings;
import org.driftwatch.calibrators.germanium.aoe.TimeMode;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.germanium.sample.SparseHistogram;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumAoe;

/** A/E: energy × A/E × drift time in bounded cells; the classifier, its cuts and survival fractions from them. */
public final class AoeSubject implements Subject {
    private static final StateKey LAST = new StateKey((byte) 'A', 3, 0);
    private static final StateKey TIME = new StateKey((byte) 'A', 5, 0);
    private static final RecordCodec<AoeResult> RESULTS = new RecordCodec<>(AoeResult.class, 3);
    private static final double REACH = 2.5;
    private static final long FEWEST_IN_PEAK = 100;
    private static final double WIDTHS_AGREE = 2;

    private final AoeSettings settings;
    private final PulseShape shape;
    private final ChannelStore store;
    private final SparseHistogram cells;
    private final RunMeans means;
    private final MedianTime time;

    /** @param cells made on the same store, of kind {@code 'A'} */
    AoeSubject(AoeSettings settings, PulseShape shape, SparseHistogram cells, ChannelStore store) {
        this(settings, shape, cells, store, Past.none());
    }

    /**
     * Among other runs.
     *
     * @param cells made on the same store, of kind {@code 'A'}
     * @param past asked for earlier runs unless each run has its own mean
     */
    AoeSubject(AoeSettings settings, PulseShape shape, SparseHistogram cells, ChannelStore store, Past past) {
        this.settings = settings;
        this.shape = shape;
        this.cells = cells;
        this.store = store;
        means = new RunMeans(past);
        time = new MedianTime(store, TIME);
    }

    @Override
    public String name() {
        return GermaniumAoe.SUBJECT;
    }

    @Override
    public boolean add(Features features) {
        double adc = features.dsp().value(settings.names().energy());
        double aoe = features.dsp().value(settings.names().current()) / adc;
        boolean counted =
                cells.add(adc, aoe, features.dsp().value(settings.names().drift()));
        if (counted && amongOthers()) time.add(features.timeNs());
        return counted;
    }

    private boolean amongOthers() {
        return settings.timeMode() != TimeMode.FULL;
    }

    @Override
    public Answer answer(Question question) {
        Optional<DoubleUnaryOperator> scale = shape.scale(question.energy());
        Optional<DoubleUnaryOperator> fwhm = shape.fwhm(question.energy());
        if (scale.isEmpty()) return Answer.none("no energy scale yet");
        if (fwhm.isEmpty()) return Answer.none("no resolution curve yet");
        if (cells.cells() == 0)
            return Answer.none("no event with " + settings.names().current());
        EventSample sample = cells.sample(scale.get());
        long inPeak = around(settings.cut().line(), sample);
        if (inPeak < FEWEST_IN_PEAK)
            return Answer.none(
                    inPeak + " events around " + settings.cut().line().energyKeV() + " keV, needs " + FEWEST_IN_PEAK);
        AoeResult result = result(sample, new AoeCalibrator(settings, fwhm.get()), last(question));
        if (result.outlier()) return Answer.none("mean A/E " + result.run().mean() + " agrees with no other run");
        if (!result.complete()) return Answer.none(result.missing());
        Optional<String> objection = objection(result);
        if (objection.isPresent()) return Answer.none(objection.get());
        return answer(result);
    }

    /** Bands with few events can give curves that are wrong by far, with small errors: the double escape peak tells. */
    private Optional<String> objection(AoeResult result) {
        double low = result.cut().lowCut();
        AoeSettings.Sweep sweep = settings.cut().sweep();
        if (!(low > sweep.low() && low < sweep.high()))
            return Optional.of("the low cut is not within " + sweep.low() + " to " + sweep.high() + ", was " + low);
        double ratio = result.dep().sigma()
                / result.curves().sigmaAt(settings.cut().line().energyKeV());
        if (result.dep().usable() && !(ratio <= WIDTHS_AGREE && ratio >= 1 / WIDTHS_AGREE))
            return Optional.of("the double escape peak is " + (float) ratio
                    + " times as wide as the bands say, allowed " + 1 / WIDTHS_AGREE + " to " + WIDTHS_AGREE);
        return Optional.empty();
    }

    private Answer answer(AoeResult result) {
        store.put(LAST, RESULTS.encode(result));
        GermaniumAoe value = new AoeReport(settings).of(result);
        return new Answer(value, value.operations(), watched(result.timePeak()), result.events(), "");
    }

    private static long around(AoeSettings.Line line, EventSample sample) {
        long events = 0;
        for (int i = 0; i < sample.size(); i++) {
            double distance = sample.energyKeV()[i] - line.energyKeV();
            if (distance > -line.belowKeV() && distance < line.aboveKeV()) events += sample.weight()[i];
        }
        return events;
    }

    private AoeResult result(EventSample sample, AoeCalibrator calibrator, AoeResult last) {
        if (!amongOthers()) return calibrator.calibrate(List.of(new AoeRun("", Double.NaN, sample)), last);
        AoeRun run = new AoeRun(means.timestamp(time.firstNs()), time.seconds(), sample);
        AoeResult result = calibrator.calibrate(means.before(run.timestamp()), run, last);
        means.put(result.run());
        return result;
    }

    private AoeResult last(Question question) {
        byte[] bytes = question.last() ? null : store.get(LAST);
        return bytes == null ? null : RESULTS.decode(bytes);
    }

    private List<Watched> watched(AoePeak peak) {
        double reach = REACH * peak.sigma();
        var chosen = new Watched.Chosen(
                settings.bands().timeLowKeV(),
                settings.bands().timeHighKeV(),
                peak.mean() - reach,
                peak.mean() + reach);
        return List.of(new Watched("aoe_mean", "", peak.sigma(), "AoE_Uncorr", chosen, Watched.ENOUGH, Bad.BOTH));
    }

    @Override
    public void clear() {
        cells.clear();
        time.clear();
        store.delete(LAST);
    }
}
