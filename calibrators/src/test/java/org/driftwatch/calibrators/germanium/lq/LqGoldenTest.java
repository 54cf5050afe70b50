package org.driftwatch.calibrators.germanium.lq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.driftwatch.calibrators.germanium.lq.LqAnswer.Calibrated;
import org.driftwatch.calibrators.germanium.sample.CellAxes;
import org.driftwatch.calibrators.germanium.sample.EventSample;
import org.driftwatch.calibrators.germanium.sample.RecordedRun;
import org.driftwatch.calibrators.germanium.sample.SparseHistogram;
import org.driftwatch.calibrators.state.InMemoryChannelStore;
import org.driftwatch.topics.germanium.GermaniumLq;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.Test;

/** LQ of a real run against the common software: LQCal of psd_aoe_lq_sf.json. */
class LqGoldenTest {
    private static final LqCalibrator CALIBRATOR = new LqCalibrator(LqSettings.DEFAULTS, RecordedRun::fwhmKeV);

    private final EventSample sample = RecordedRun.ratio("lq80");
    private final JsonNode reference = RecordedRun.reference("LQCal");

    private static LqResult result(EventSample events) {
        LqAnswer answer = CALIBRATOR.calibrate(events);
        assertThat(answer).isInstanceOf(Calibrated.class);
        return ((Calibrated) answer).result();
    }

    @Test
    void correctionsAndCutAgree() {
        LqResult got = result(sample);
        double mean = reference.at("/timecorr_df/mean/0").asDouble();
        assertThat(got.mean())
                .isCloseTo(
                        mean,
                        within(0.3 * reference.at("/timecorr_df/mean_err/0").asDouble()));
        assertThat(got.means().get(0).meanError())
                .isCloseTo(reference.at("/timecorr_df/mean_err/0").asDouble(), within(1e-6));
        assertThat(got.means().get(0).resolutionError(true))
                .isCloseTo(reference.at("/timecorr_df/res_err/0").asDouble(), within(1e-6));
        double sigma = reference.at("/cut_fit_pars/sigma").asDouble();
        assertThat(got.peak().sigma()).isCloseTo(sigma, within(0.02 * sigma));
        double muError = reference.at("/cut_fit_errs/mu").asDouble();
        assertThat(got.peak().mu()).isCloseTo(reference.at("/cut_fit_pars/mu").asDouble(), within(0.3 * muError));
        assertThat(got.peak().muError()).isCloseTo(muError, within(0.02 * muError));
        double sigmaError = reference.at("/cut_fit_errs/sigma").asDouble();
        assertThat(got.peak().sigmaError()).isCloseTo(sigmaError, within(0.02 * sigmaError));
        assertThat(got.drift().slope())
                .isCloseTo(
                        reference.at("/dt_fit_slope_intercept/0").asDouble(),
                        within(0.3 * got.drift().slopeError()));
        assertThat(got.drift().intercept())
                .isCloseTo(
                        reference.at("/dt_fit_slope_intercept/1").asDouble(),
                        within(0.3 * got.drift().interceptError()));
        assertThat(got.drift().driftFromNs())
                .isCloseTo(reference.at("/dt_range/0").asDouble(), within(1e-6));
        assertThat((double) got.passing()).isCloseTo(reference.get("n_pass").asDouble(), within(0.002 * 38343));
    }

    @Test
    void survivalFractionsAgreeWithinHalfAStandardError() {
        LqResult got = result(sample);
        for (int k = 0; k < got.survival().size(); k++) {
            LqSurvival line = got.survival().get(k);
            double error = reference.at("/low_side_sf/sf_err/" + k).asDouble();
            assertThat(line.atCut().percent())
                    .as("survival at " + line.energyKeV())
                    .isCloseTo(reference.at("/low_side_sf/sf/" + k).asDouble(), within(0.5 * error));
        }
        GermaniumLq published = new LqReport(LqSettings.DEFAULTS).of(got);
        for (Map.Entry<String, JsonNode> line :
                reference.get("sf_sweep_by_peak").properties()) {
            GermaniumLq.SweepTable sweep = published.sfSweepByPeak().get(line.getKey());
            for (int i = 0; i < 30; i++) {
                double wanted = line.getValue().get("sf").get(i).asDouble();
                double error = line.getValue().get("sf_err").get(i).asDouble();
                assertThat(sweep.cutVal()[i])
                        .isCloseTo(line.getValue().get("cut_val").get(i).asDouble(), within(1e-12));
                assertThat(sweep.sf()[i]).as(line.getKey() + " " + i).isCloseTo(wanted, within(0.5 * error));
            }
        }
    }

    @Test
    void theExpressionsAreThoseOfThePeer() {
        GermaniumLq published = new LqReport(LqSettings.DEFAULTS).of(result(sample));
        for (Map.Entry<String, JsonNode> wanted : reference.get("cal_dicts").properties()) {
            HitOperation operation = published.operations().get(wanted.getKey());
            assertThat(operation.expression())
                    .isEqualTo(wanted.getValue().get("expression").asText());
            assertThat(operation.parameters()).hasSameSizeAs(wanted.getValue().get("parameters"));
        }
        assertThat(published.operations()).hasSameSizeAs(reference.get("cal_dicts"));
    }

    /**
     * Cells of 0.125 ADC, 1e-4 of the value and 1 ns: the histograms of the fit have 100 bins, and their highest one
     * decides.
     */
    @Test
    void narrowCellsGiveTheSameAnswers() {
        LqResult exact = result(sample);
        var cells = new SparseHistogram(new CellAxes(0.125, 1e-4, 1e-3, 1), 65_536, new InMemoryChannelStore(), 'L');
        for (int i = 0; i < sample.size(); i++)
            cells.add(sample.energyKeV()[i] / RecordedRun.KEV_PER_ADC, sample.value()[i], sample.driftNs()[i]);
        LqResult streamed = result(cells.sample(adc -> adc * RecordedRun.KEV_PER_ADC));
        assertThat(streamed.mean())
                .isCloseTo(exact.mean(), within(0.1 * exact.means().get(0).meanError()));
        assertThat(streamed.peak().mu())
                .isCloseTo(exact.peak().mu(), within(0.1 * exact.peak().muError()));
        assertThat(streamed.peak().sigma())
                .isCloseTo(exact.peak().sigma(), within(0.02 * exact.peak().sigma()));
        assertThat(streamed.drift().slope())
                .isCloseTo(exact.drift().slope(), within(0.1 * exact.drift().slopeError()));
        for (int k = 0; k < exact.survival().size(); k++)
            assertThat(streamed.survival().get(k).atCut().percent())
                    .isCloseTo(
                            exact.survival().get(k).atCut().percent(),
                            within(0.1 * exact.survival().get(k).atCut().errorPercent()));
    }
}
