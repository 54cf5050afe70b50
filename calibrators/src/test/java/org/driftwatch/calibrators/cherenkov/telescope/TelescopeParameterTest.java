package org.driftwatch.calibrators.cherenkov.telescope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Entry;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopeParameter.Of;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelescopeParameterTest {
    private static final Telescope LST = new Telescope(1, "LST", "LST_LST_LSTCam", 0, 0, 0);
    private static final Telescope MST = new Telescope(5, "MST", "MST_MST_FlashCam", 0, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "*, MST_MST_FlashCam, true",
        "MST, MST_MST_FlashCam, false",
        "MST*, MST_MST_FlashCam, true",
        "mst*, MST_MST_FlashCam, false",
        "*FlashCam, MST_MST_FlashCam, true",
        "?ST*, MST_MST_FlashCam, true",
        "[LM]ST*, MST_MST_FlashCam, true",
        "[!S]ST*, MST_MST_FlashCam, true",
        "[!M]ST*, MST_MST_FlashCam, false",
        "[K-N]ST*, MST_MST_FlashCam, true",
        "MST.*, MST_MST_FlashCam, false",
        "a[b, a[b, true",
        "a[]]c, a]c, true",
        "a(b)+, a(b)+, true"
    })
    void patternsAreThoseOfAShell(String glob, String text, boolean matches) {
        assertThat(Glob.matches(glob, text)).isEqualTo(matches);
    }

    @Test
    void theLastEntryThatFitsWins() {
        var parameter = new TelescopeParameter<>(
                "f", List.of(new Entry<>(Of.ID, "5", 1.0), new Entry<>(Of.TYPE, "*", 2.0)));
        assertThat(parameter.valueOf(MST)).isEqualTo(2);
    }

    @Test
    void aTelescopeWithoutEntryIsAnErrorWhenItIsAskedFor() {
        var parameter = TelescopeParameter.byType("max", Map.of("LST", 1.0));
        assertThat(parameter.valueOf(LST)).isEqualTo(1);
        assertThat(parameter.covers(MST)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameter.valueOf(MST))
                .withMessage("max has no value for telescope 5 (MST_MST_FlashCam)");
    }

    @Test
    void nullIsNoValue() {
        TelescopeParameter<Integer> none = TelescopeParameter.all("reference", null);
        assertThat(none.valueOf(LST)).isNull();
        assertThat(none.valuesOf(List.of(LST, MST))).isEmpty();
    }
}
