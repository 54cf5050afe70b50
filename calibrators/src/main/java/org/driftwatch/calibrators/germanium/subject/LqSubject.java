package org.driftwatch.calibrators.germanium.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.driftwatch.calibrators.drift.Bad;
import org.driftwatch.calibrators.drift.Watched;
import org.driftwatch.calibrators.germanium.lq.LqAnswer;
import org.driftwatch.calibrators.germanium.lq.LqCalibrator;
import org.driftwatch.calibrators.germanium.lq.LqReport;
import org.driftwatch.calibrators.germanium.lq.LqResult;
import org.driftwatch.calibrators.germanium.lq.LqRun;
import org.driftwatch.calibrators.germanium.lq.LqSettings;
import org.driftwatch.calibrators.germanium.sample.SparseHistogram;
import org.driftwatch.calibrators.state.ChannelStore;
import org.driftwatch.calibrators.state.RecordCodec;
import org.driftwatch.calibrators.state.StateKey;
import org.driftwatch.topics.germanium.Features;
import org.driftwatch.topics.germanium.GermaniumLq;

/** Late charge: energy × LQ/E × drift time in bounded cells; the classifier, its cut and survival fractions from them. */
public final class LqSubject implements Subject {
    private static final StateKey LAST = new StateKey((byte) 'L', 3, 0);
    private static final RecordCodec<LqResult> RESULTS = new RecordCodec<>(LqResult.class, 2);
    private static final double FROM_KEV = 1400;
    private static final double REACH = 2.5;

    private final LqSettings settings;
    private final PulseShape shape;
    private final ChannelStore store;
    private final SparseHistogram cells;

    /** @param cells made on the same store, of kind {@code 'L'} */
    LqSubject(LqSettings settings, PulseShape shape, SparseHistogram cells, ChannelStore store) {
        this.settings = settings;
        this.shape = shape;
        this.cells = cells;
        this.store = store;
    }

    @Override
    public String name() {
        return GermaniumLq.SUBJECT;
    }

    @Override
    public boolean add(Features features) {
        double adc = features.dsp().value(settings.names().energy());
        double lq = features.dsp().value(settings.names().lateCharge()) / adc;
        return cells.add(adc, lq, features.dsp().value(settings.names().drift()));
    }

    /** Below every window that is looked at. */
    private double fromKeV() {
        double lowest = settings.peak().energyKeV();
        for (var line : settings.lines()) lowest = Math.min(lowest, line.energyKeV());
        return Math.min(FROM_KEV, lowest - 100);
    }

    @Override
    public Answer answer(Question question) {
        Optional<DoubleUnaryOperator> scale = shape.scale(question.energy());
        Optional<DoubleUnaryOperator> fwhm = shape.fwhm(question.energy());
        if (scale.isEmpty()) return Answer.none("no energy scale yet");
        if (fwhm.isEmpty()) return Answer.none("no resolution curve yet");
        if (cells.cells() == 0)
            return Answer.none("no event with " + settings.names().lateCharge());
        LqRun all = new LqRun("", cells.sample(scale.get()));
        LqAnswer answer = new LqCalibrator(settings, fwhm.get()).calibrate(List.of(all), last(question));
        if (answer instanceof LqAnswer.Refused refused) return Answer.none(refused.reason());
        return answer(((LqAnswer.Calibrated) answer).result());
    }

    private Answer answer(LqResult result) {
        store.put(LAST, RESULTS.encode(result));
        GermaniumLq value = new LqReport(settings).of(result);
        return new Answer(value, value.operations(), watched(result), value.counts(), "");
    }

    /** LQ over energy, which no version of the parameters changes, near where single-site events have it. */
    private List<Watched> watched(LqResult result) {
        double width = result.mean() * result.peak().sigma();
        double reach = REACH * width;
        var chosen =
                new Watched.Chosen(fromKeV(), Double.POSITIVE_INFINITY, result.mean() - reach, result.mean() + reach);
        return List.of(new Watched("lq_mean", "", width, "LQ_Ecorr", chosen, Watched.ENOUGH, Bad.BOTH));
    }

    private LqResult last(Question question) {
        byte[] bytes = question.last() ? null : store.get(LAST);
        return bytes == null ? null : RESULTS.decode(bytes);
    }

    @Override
    public void clear() {
        cells.clear();
        store.delete(LAST);
    }
}
