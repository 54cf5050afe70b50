package org.driftwatch.ingest.lh5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Lh5DatatypeTest {
    @Test
    void tablesAndStructsHaveFields() {
        assertThat(Lh5Datatype.parse("table{t0,dt,values}").fields()).containsExactly("t0", "dt", "values");
        assertThat(Lh5Datatype.parse("table{t0,dt,values}").isTable()).isTrue();
        assertThat(Lh5Datatype.parse("struct{raw}").fields()).containsExactly("raw");
        assertThat(Lh5Datatype.parse("struct{}").fields()).isEmpty();
    }

    @Test
    void arraysHaveContent() {
        assertThat(Lh5Datatype.parse("array<1>{real}").isScalarReal()).isTrue();
        assertThat(Lh5Datatype.parse("array<1>{bool}").isScalarReal()).isFalse();
        assertThat(Lh5Datatype.parse("real").isScalarReal()).isFalse();
        assertThat(Lh5Datatype.parse("array<1>{array<1>{real}}").isVectors()).isTrue();
        assertThat(Lh5Datatype.parse("array<1>{array<1>{real}}").isScalarReal()).isFalse();
        assertThat(Lh5Datatype.parse("array_of_equalsized_arrays<1,1>{real}").isEqualSized())
                .isTrue();
        assertThat(Lh5Datatype.parse("array_of_encoded_equalsized_arrays<1,1>{real}")
                        .isEncoded())
                .isTrue();
    }

    @Test
    void anUnclosedBraceIsRefused() {
        assertThatThrownBy(() -> Lh5Datatype.parse("array<1>{real")).hasMessageContaining("array<1>{real");
    }
}
