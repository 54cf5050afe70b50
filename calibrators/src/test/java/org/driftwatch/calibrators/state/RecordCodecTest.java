package org.driftwatch.calibrators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    enum Colour {
        RED,
        GREEN
    }

    sealed interface Answer {
        record Yes(double value) implements Answer {}

        record No(String reason) implements Answer {}
    }

    record Leaf(int n, Colour colour) {}

    record Tree(
            double x,
            Double none,
            long n,
            boolean flag,
            String text,
            double[] row,
            double[][] square,
            List<Leaf> leaves,
            List<Double> numbers,
            Answer answer,
            Optional<Leaf> maybe,
            Optional<Leaf> empty,
            Leaf missing) {}

    private static final RecordCodec<Tree> CODEC = new RecordCodec<>(Tree.class, 3);

    @Test
    void givesBackTheVeryBitsOfEveryComponent() {
        double oddNaN = Double.longBitsToDouble(0x7ff8000000000123L);
        Tree tree = new Tree(
                oddNaN,
                null,
                Long.MIN_VALUE,
                true,
                "µ σ",
                new double[] {-0.0, Double.MIN_VALUE},
                new double[][] {{1}, {}},
                List.of(new Leaf(1, Colour.GREEN), new Leaf(-2, null)),
                List.of(0.1),
                new Answer.No("few"),
                Optional.of(new Leaf(7, Colour.RED)),
                Optional.empty(),
                null);
        Tree back = CODEC.decode(CODEC.encode(tree));
        assertThat(back.leaves()).isEqualTo(tree.leaves());
        assertThat(back.row()).isEqualTo(tree.row());
        assertThat(back.square()).isDeepEqualTo(tree.square());
        assertThat(back.answer()).isEqualTo(tree.answer());
        assertThat(back.maybe()).isEqualTo(tree.maybe());
        assertThat(back.empty()).isEmpty();
        assertThat(back.none()).isNull();
        assertThat(back.missing()).isNull();
        assertThat(back.text()).isEqualTo(tree.text());
        assertThat(Double.doubleToRawLongBits(back.x())).isEqualTo(0x7ff8000000000123L);
        assertThat(CODEC.encode(back)).isEqualTo(CODEC.encode(tree));
    }

    @Test
    void refusesBytesOfAnotherVersionAndBytesThatAreCutShort() {
        byte[] bytes = new RecordCodec<>(Leaf.class, 3).encode(new Leaf(1, Colour.RED));
        assertThatThrownBy(() -> new RecordCodec<>(Leaf.class, 4).decode(bytes)).hasMessageContaining("version 3");
        byte[] half = java.util.Arrays.copyOf(bytes, 4);
        assertThatThrownBy(() -> new RecordCodec<>(Leaf.class, 3).decode(half)).hasMessageContaining("cut short");
    }
}
