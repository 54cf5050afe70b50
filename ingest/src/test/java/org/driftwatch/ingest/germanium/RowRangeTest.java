package org.driftwatch.ingest.germanium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRangeTest {
    @Test
    void eitherEndMayBeEmpty() {
        assertThat(RowRange.parse("3:8")).isEqualTo(new RowRange(3, 8));
        assertThat(RowRange.parse(":8")).isEqualTo(new RowRange(0, 8));
        assertThat(RowRange.parse("3:")).isEqualTo(new RowRange(3, Long.MAX_VALUE));
        assertThat(RowRange.parse(":")).isEqualTo(RowRange.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "8:3", "-1:3", "a:b", "1:2:3"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> RowRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRangeGoesOnInTheNextPart() {
        RowRange range = new RowRange(8, 25);
        assertThat(range.within(10)).isEqualTo(new RowRange(8, 10));
        assertThat(range.minus(10).within(10)).isEqualTo(new RowRange(0, 10));
        assertThat(range.minus(20).within(10)).isEqualTo(new RowRange(0, 5));
        assertThat(range.minus(30).within(10).rows()).isZero();
        assertThat(RowRange.ALL.minus(30).within(10)).isEqualTo(new RowRange(0, 10));
    }
}
