package org.driftwatch.calibrators.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyColumnTest {
    private static final Map<String, Double> CURVE = Map.of("a", 0.27, "b", 0.1547, "c", 2e-8);

    private static SortedMap<String, HitOperation> operations(String... pairs) {
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            operations.put(pairs[i], HitOperation.of(pairs[i + 1], new TreeMap<>(CURVE)));
        return operations;
    }

    @ParameterizedTest
    @CsvSource({
        "b * cuspEmax",
        "a + b * cuspEmax",
        "a + b * cuspEmax + c * cuspEmax**2",
        "a + b * cuspEmax - c * cuspEmax**2",
        "'where(cuspEmax > 5000, a + b * cuspEmax, b * cuspEmax)'"
    })
    void findsWhereTheEnergyIsThatOfTheLine(String expression) {
        EnergyColumn energy = EnergyColumn.of(operations("cuspEmax_cal", expression), "cuspEmax");
        for (double keV : new double[] {1, 583.191, 1592.53, 2614.5})
            assertThat(energy.energyKev(energy.adc(keV))).isCloseTo(keV, within(1e-9 * keV));
        assertThat(EnergyColumn.of(operations("cuspEmax_cal", "a + b * cuspEmax"), "cuspEmax")
                        .adc(2614.5))
                .isCloseTo((2614.5 - 0.27) / 0.1547, within(1e-8));
    }

    @Test
    void goesThroughOtherOperations() {
        EnergyColumn energy = EnergyColumn.of(
                operations("cuspEmax_cal", "step * 2", "step", "b * cuspEmax", "AoE", "A_max / cuspEmax"), "cuspEmax");
        assertThat(energy.adc(2614.5)).isCloseTo(2614.5 / (2 * 0.1547), within(1e-8));
    }

    @Test
    void takesTheOnlyOperationThatCanBe() {
        var operations = operations("E", "a + b * trapEmax", "AoE", "A_max / trapEmax");
        assertThat(EnergyColumn.of(operations, "trapEmax").name()).isEqualTo("E");
    }

    @Test
    void saysWhyThereIsNoEnergy() {
        assertThatThrownBy(() -> EnergyColumn.of(operations("cuspEmax_cal", "b * cuspEmax"), "trapEmax"))
                .hasMessage("has no operation trapEmax_cal; operations of trapEmax alone: none");
        assertThatThrownBy(() -> EnergyColumn.of(operations("x", "b * E", "y", "a * E"), "E"))
                .hasMessage("has no operation E_cal; operations of E alone: x, y");
        assertThatThrownBy(() -> EnergyColumn.of(operations("E_cal", "b * E * (1 + c * dt_eff)"), "E"))
                .hasMessage("E_cal needs more than E: dt_eff");
        assertThatThrownBy(() ->
                        EnergyColumn.of(operations("E_cal", "-b * E"), "E").adc(2614.5))
                .hasMessage("E_cal reaches 2614.5 keV nowhere");
    }
}
