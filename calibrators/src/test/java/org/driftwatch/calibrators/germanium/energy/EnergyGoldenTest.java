package org.driftwatch.calibrators.germanium.energy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.driftwatch.calibrators.peak.RealEnergies;
import org.junit.jupiter.api.Test;

class EnergyGoldenTest {
    @Test
    void explore() {
        JsonNode all = RealEnergies.reference("energy_cal.json").get("results");
        for (String energy : List.of("cuspEmax", "trapEmax")) {
            DenseSpectrum spectrum = new DenseSpectrum(0, 0.125, 262144);
            for (double adc : RealEnergies.column(energy)) spectrum.fill(adc);
            for (int degree : new int[] {0, 1}) for (String n : List.of("five", "seven")) for (boolean compat : new boolean[] {false, true}) {
                JsonNode ref = all.get(energy).get("deg" + degree + "_" + n + "_lines").get("fit");
                var settings = EnergySettings.defaults().withEnergy(energy).withDegree(degree).withCompat(compat);
                if (n.equals("five")) settings = settings.withLines(settings.lines().subList(2, 7));
                var calibrator = new EnergyCalibrator(settings);
                EnergyResult r = null;
                long t = 0;
                for (int k = 0; k < 20; k++) { t = System.nanoTime(); r = calibrator.cold(spectrum); t = System.nanoTime() - t; }
                System.out.println("#### " + energy + " deg " + degree + " " + n + " compat " + compat + " ms " + t / 1e6 + " " + r.calibrated() + " " + r.reason());
                double b = ref.get("calibration_kev_of_adc").get("pars").get(1).asDouble();
                System.out.println("scale " + r.scale().coefficients() + " rel " + (r.scale().coefficients().get(1) / b - 1) + " ref " + ref.get("calibration_kev_of_adc").get("pars") + " chi2 " + r.scale().chiSquare() + " cov " + r.scale().covariance());
                System.out.println("qbb " + r.qbbFwhmKeV() + " +- " + r.qbbFwhmErrorKeV() + " ref " + ref.get("FWHMLinear").get("Qbb_fwhm_in_kev") + " " + ref.get("FWHMLinear").get("Qbb_fwhm_err_in_kev") + " lin " + r.fwhmLinear().coefficients() + " quad " + r.fwhmQuadratic().coefficients());
                for (LineResult l : r.lines()) {
                    JsonNode p = ref.get("peaks").get(Double.toString(l.energyKeV()));
                    if (!l.found()) { System.out.println(l.energyKeV() + " " + l.reason() + " ref " + (p != null)); continue; }
                    var f = l.fit().orElseThrow();
                    double rp = p.get("position").asDouble(), re = p.get("position_uncertainty").asDouble();
                    System.out.printf("%s %s ref %s same %s pos %.3f d/sig %.3f err %.4f ref %.4f fwhm %.4f ref %.4f err %.4f ref %.4f p %.3f ref %.3f gain %.3f%n", l.energyKeV(), f.model().label(), p.get("function").asText(), f.model().label().equals(p.get("function").asText()), f.position(), (f.position() - rp) / re, f.positionError(), re, l.fwhmKeV(), p.get("fwhm_in_kev").asDouble(), l.fwhmErrorKeV(), p.get("fwhm_err_in_kev").asDouble(), f.fit().pValue(), p.get("p_value").asDouble(), f.tailGain());
                }
            }
        }
    }
}
