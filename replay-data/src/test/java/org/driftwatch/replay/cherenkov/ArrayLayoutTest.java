package org.driftwatch.replay.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.driftwatch.replay.cherenkov.ArrayLayout.Grid;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.junit.jupiter.api.Test;

class ArrayLayoutTest {
    @Test
    void theSouthernArrayHasItsTelescopesInPlacesOfTheirOwn() {
        List<Telescope> telescopes = ArrayLayout.SOUTH.telescopes();
        assertThat(telescopes).hasSize(55);
        assertThat(telescopes.subList(0, 4)).extracting(Telescope::type).containsOnly("LST");
        assertThat(telescopes.subList(4, 18)).extracting(Telescope::type).containsOnly("MST");
        assertThat(telescopes.subList(18, 55)).extracting(Telescope::type).containsOnly("SST");
        for (Telescope a : telescopes) {
            assertThat(Math.hypot(a.xM(), a.yM())).isLessThan(1_000);
            for (Telescope b : telescopes)
                if (a != b) assertThat(Math.hypot(a.xM() - b.xM(), a.yM() - b.yM())).isGreaterThan(40);
        }
    }

    @Test
    void aGridTakesThePlacesNearestToItsCentre() {
        ArrayLayout seven = ArrayLayout.grids("seven", List.of(new Grid(TelescopeKind.MST, 7, 100, 10, -20)));
        assertThat(seven.telescopes())
                .allSatisfy(each -> assertThat(Math.hypot(each.xM() - 10, each.yM() + 20)).isLessThan(101));
        assertThat(seven.telescopes()).extracting(Telescope::id).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void oneTelescopeIsNoArray() {
        assertThatThrownBy(() -> ArrayLayout.grids("one", List.of(new Grid(TelescopeKind.LST, 1, 100, 0, 0))))
                .hasMessage("an array needs >= 2 telescopes, one has 1");
    }
}
