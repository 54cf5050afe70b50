package org.driftwatch.calibrators.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.expression.Column;
import org.driftwatch.calibrators.expression.Kind;
import org.driftwatch.topics.hit.HitConfiguration;
import org.driftwatch.topics.hit.HitOperation;
import org.junit.jupiter.api.Test;

class HitProgramTest {
    /** Names and expressions in turn; parameters of all are a = 2, b = 0.5. */
    private static SortedMap<String, HitOperation> operations(String... pairs) {
        SortedMap<String, HitOperation> operations = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            var parameters = new TreeMap<>(Map.of("a", 2.0, "b", 0.5));
            operations.put(pairs[i], HitOperation.of(pairs[i + 1], parameters));
        }
        return operations;
    }

    private static double[] values(HitProgram program, double... columns) {
        double[] into = new double[program.names().size()];
        program.evaluate(columns, into);
        return into;
    }

    @Test
    void ordersOperationsByWhatTheyUse() {
        HitProgram program = HitProgram.compile(
                operations("A_cut", "B_class > b", "B_class", "E_cal / a", "E_cal", "a * E"), List.of("E"));
        assertThat(program.names()).containsExactly("A_cut", "B_class", "E_cal");
        assertThat(program.kinds()).containsExactly(Kind.BOOLEAN, Kind.REAL, Kind.REAL);
        assertThat(values(program, 3)).containsExactly(1, 3, 6);
        assertThat(values(program, 0.25)).containsExactly(0, 0.25, 0.5);
    }

    @Test
    void givesTheSameForAnyOrderOfListing() {
        var chain = operations("a0", "x + 1", "a1", "a0 * 2", "a2", "a1 + a0", "a3", "a2 > a1");
        List<String> names = List.copyOf(chain.keySet());
        for (int shift = 0; shift < names.size(); shift++) {
            Map<String, HitOperation> listed = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((i + shift) % names.size());
                listed.put(name, chain.get(name));
            }
            HitProgram program = HitProgram.compile(HitConfiguration.of(listed), Column.reals(List.of("x")));
            Map<String, Double> found = new TreeMap<>();
            double[] into = values(program, 4);
            for (int i = 0; i < into.length; i++) found.put(program.names().get(i), into[i]);
            assertThat(found).containsEntry("a0", 5.0).containsEntry("a2", 15.0).containsEntry("a3", 1.0);
        }
    }

    @Test
    void packsAggregationsInTheOrderOfListing() {
        Map<String, String> bits = new LinkedHashMap<>();
        bits.put("bit7", "good");
        bits.put("bit0", "high");
        bits.put("anything", "flag");
        var configuration = new HitConfiguration(
                List.of("quality", "E", "good"), operations("good", "E > b", "high", "E > a"), Map.of("quality", bits));
        HitProgram program = HitProgram.compile(
                configuration, List.of(new Column("E", Kind.REAL), new Column("flag", Kind.BOOLEAN)));
        assertThat(program.names()).containsExactly("quality", "E", "good");
        assertThat(program.kinds()).containsExactly(Kind.WHOLE, Kind.REAL, Kind.BOOLEAN);
        assertThat(values(program, 3, 1)).containsExactly(7, 3, 1);
        assertThat(values(program, 1, 0)).containsExactly(1, 1, 1);
        assertThat(values(program, Double.NaN, 1)).containsExactly(4, Double.NaN, 0);
    }

    @Test
    void letsBooleanColumnsBeMasks() {
        var inputs = List.of(new Column("E", Kind.REAL), new Column("is_pulser", Kind.BOOLEAN));
        HitProgram program =
                HitProgram.compile(HitConfiguration.of(operations("is_good", "(E > b) & ~is_pulser")), inputs);
        assertThat(values(program, 1, 0)).containsExactly(1);
        assertThat(values(program, 1, 1)).containsExactly(0);
    }

    @Test
    void letsAnOperationReplaceAColumnOfItsName() {
        HitProgram program = HitProgram.compile(operations("E", "E * a", "a_third", "E + 1"), List.of("E"));
        assertThat(values(program, 10)).containsExactly(20, 21);
    }

    @Test
    void namesTheOperationsOfACycle() {
        assertThatThrownBy(() -> HitProgram.compile(operations("p", "q", "q", "r + 1", "r", "p * 2"), List.of("x")))
                .hasMessage("operations need each other: p -> q -> r -> p");
    }

    @Test
    void namesTheColumnsThatTheInputLacks() {
        var wanted = operations("AoE", "A_max / cuspEmax", "LQ", "lq80 / cuspEmax", "cut", "AoE > a", "self", "self");
        assertThatThrownBy(() -> HitProgram.compile(wanted, List.of("cuspEmax")))
                .hasMessage("columns that the input lacks: A_max (for AoE), lq80 (for LQ), self (for self)");
        assertThat(HitProgram.missing(wanted, List.of("cuspEmax", "A_max", "self")))
                .containsOnlyKeys("lq80");
        assertThat(HitProgram.possible(wanted, List.of("cuspEmax", "lq80")).keySet())
                .containsExactly("LQ");
        assertThat(HitProgram.possible(wanted, List.of("cuspEmax", "A_max")).keySet())
                .containsExactly("AoE", "cut");
    }

    @Test
    void namesTheOperationOfAWrongExpression() {
        assertThatThrownBy(() -> HitProgram.compile(operations("cut", "E >> b"), List.of("E")))
                .hasMessage("operation cut: expression 'E >> b': character 3:"
                        + " >> needs booleans or whole numbers, not a real number");
        assertThatThrownBy(() -> HitProgram.compile(operations("cut", "E >"), List.of("E")))
                .hasMessage("operation cut: expression 'E >': character 4: expected a value, found the end");
    }

    @Test
    void refusesOutputsAndBitsThatAreNothing() {
        var inputs = Column.reals(List.of("E"));
        var missingOutput = new HitConfiguration(List.of("nothing"), operations("x", "E"), Map.of());
        assertThatThrownBy(() -> HitProgram.compile(missingOutput, inputs))
                .hasMessage("outputs: nothing is neither an operation nor a column");
        var missingBit = new HitConfiguration(null, operations("x", "E"), Map.of("q", Map.of("bit0", "good")));
        assertThatThrownBy(() -> HitProgram.compile(missingBit, inputs))
                .hasMessage("aggregation q: good is neither an operation nor a column");
    }

    @Test
    void allocatesNothingPerEvent() {
        HitProgram program = HitProgram.compile(
                operations("E_cal", "a * E", "AoE", "A / E_cal", "cut", "(AoE > a) & (E_cal < b)"), List.of("E", "A"));
        double[] columns = {3, 4};
        double[] into = new double[3];
        for (int i = 0; i < 20_000; i++) program.evaluate(columns, into);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100_000; i++) program.evaluate(columns, into);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
