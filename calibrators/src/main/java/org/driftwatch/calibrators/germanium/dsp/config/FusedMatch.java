package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.calibrators.germanium.dsp.GermaniumDsp;

/**
 * Finds outputs of the fused chain in a chain from a file by what they are made of, back to the waveform. Names do not count,
 * nor does the order; where {@link FusedChain} has a database key any value may stand, but the same one everywhere.
 */
final class FusedMatch {
    private final ParsedChain chain;
    private final FusedChain fused = FusedChain.get();
    private SortedMap<String, Value.Constant> settings = new TreeMap<>();
    /** Name here by name there, as far as they are known to be the same. */
    private SortedMap<String, String> same = new TreeMap<>();

    FusedMatch(ParsedChain chain) {
        this.chain = chain;
    }

    /** Values of the database keys that the outputs found so far depend on, by {@code section.key}. */
    SortedMap<String, Value.Constant> settings() {
        return settings;
    }

    /** By output of the chain: index among the fused outputs. Outputs that could be only one of them go first. */
    SortedMap<String, Integer> find() {
        SortedMap<String, Integer> found = new TreeMap<>();
        for (boolean only : new boolean[] {true, false}) {
            for (String output : chain.outputs()) {
                if (found.containsKey(output) || only && new FusedMatch(chain).candidates(output) != 1) continue;
                int index = find(output);
                if (index >= 0) found.put(output, index);
            }
        }
        return found;
    }

    private int candidates(String output) {
        int candidates = 0;
        for (int index = 0; index < GermaniumDsp.outputs().size(); index++) {
            if (new FusedMatch(chain).matches(index, output)) candidates++;
        }
        return candidates;
    }

    /** Index among the fused outputs, −1 when it is none of them or needs other settings. */
    private int find(String output) {
        for (int index = 0; index < GermaniumDsp.outputs().size(); index++) if (matches(index, output)) return index;
        return -1;
    }

    private boolean matches(int index, String output) {
        return sameUnit(GermaniumDsp.units().get(index), chain.unit(output))
                && attempt(GermaniumDsp.outputs().get(index), output);
    }

    private static boolean sameUnit(String there, String here) {
        return Double.compare(TimeUnits.ns(there), TimeUnits.ns(here)) == 0;
    }

    private boolean attempt(String there, String here) {
        SortedMap<String, Value.Constant> settingsBefore = new TreeMap<>(settings);
        SortedMap<String, String> sameBefore = new TreeMap<>(same);
        if (names(there, here)) return true;
        settings = settingsBefore;
        same = sameBefore;
        return false;
    }

    private boolean names(String there, String here) {
        FusedChain.Line line = fused.maker(there);
        Entry entry = chain.maker(here);
        if (line == null || entry == null)
            return line == null && entry == null && chain.inputs().contains(here);
        if (here.equals(same.get(there))) return true;
        if (line.names().indexOf(there) != entry.names().indexOf(here)) return false;
        if (!made(line, entry)) return false;
        same.put(there, here);
        return true;
    }

    private boolean made(FusedChain.Line line, Entry entry) {
        if (!sameFunction(line.processor(), entry.processor())) return false;
        boolean plain = entry.initArguments().isEmpty() && entry.grid().isEmpty();
        if (!plain || line.names().size() != entry.names().size()) return false;
        int count = line.arguments().size();
        if (count != entry.arguments().size()) return false;
        for (int i = 0; i < count; i++) {
            if (!argument(
                    line, line.arguments().get(i), entry, entry.arguments().get(i))) return false;
        }
        return true;
    }

    /** Both convolutions compute the same. */
    private static boolean sameFunction(Processor there, Processor here) {
        return there == here || isConvolution(there) && isConvolution(here);
    }

    private static boolean isConvolution(Processor processor) {
        return processor != null && processor.arguments().equals("w, kernel, mode, out");
    }

    private boolean argument(FusedChain.Line line, Expression there, Entry entry, Expression here) {
        int place = line.names().indexOf(nameOf(there));
        if (place < 0) return equal(there, here);
        return place == entry.names().indexOf(nameOf(here)) && declared(there, here);
    }

    /** Of what is declared of a made name its length and grid count, not its type and unit. */
    private boolean declared(Expression there, Expression here) {
        Expression.Call a = asCall(there);
        Expression.Call b = asCall(here);
        boolean sized = !a.arguments().isEmpty();
        if (sized != !b.arguments().isEmpty()) return false;
        if (sized && !equal(a.arguments().get(0), b.arguments().get(0))) return false;
        for (String keyword : List.of("shape", "grid", "period", "offset")) {
            Expression x = a.keywords().get(keyword);
            Expression y = b.keywords().get(keyword);
            if ((x == null) != (y == null) || x != null && !equal(x, y)) return false;
        }
        return true;
    }

    private static Expression.Call asCall(Expression made) {
        return made instanceof Expression.Call call
                ? call
                : new Expression.Call(nameOf(made), List.of(), new TreeMap<>());
    }

    private static String nameOf(Expression expression) {
        if (expression instanceof Expression.Name name) return name.name();
        if (expression instanceof Expression.Call call) return call.name();
        return "";
    }

    private boolean equal(Expression there, Expression here) {
        String key = FusedChain.databaseKey(there);
        if (key != null) return bound(key, here);
        if (there instanceof Expression.Binary a) return here instanceof Expression.Binary b && equalOperations(a, b);
        if (there instanceof Expression.Name a)
            return here instanceof Expression.Name b && equalNames(a.name(), b.name());
        if (there instanceof Expression.Attribute a)
            return here instanceof Expression.Attribute b
                    && a.name().equals(b.name())
                    && (isWaveform(b.of()) || equal(a.of(), b.of()));
        if (there instanceof Expression.Slice a)
            return here instanceof Expression.Slice b
                    && equal(a.of(), b.of())
                    && equalOrNone(a.from(), b.from())
                    && equalOrNone(a.until(), b.until())
                    && equalOrNone(a.step(), b.step());
        if (there instanceof Expression.Call a)
            return here instanceof Expression.Call b
                    && a.name().equals(b.name())
                    && equalLists(a.arguments(), b.arguments());
        return there.equals(here); // numbers and texts
    }

    /** All series of the fused chain that are asked for their grid have that of the waveform. */
    private boolean isWaveform(Expression here) {
        return here instanceof Expression.Name name && chain.inputs().contains(name.name());
    }

    private boolean equalNames(String there, String here) {
        if (TimeUnits.of(there) != null || TimeUnits.of(here) != null) return there.equals(here);
        return names(there, here);
    }

    private boolean equalOperations(Expression.Binary there, Expression.Binary here) {
        if (!there.operator().equals(here.operator())) return false;
        SortedMap<String, Value.Constant> settingsBefore = new TreeMap<>(settings);
        SortedMap<String, String> sameBefore = new TreeMap<>(same);
        if (equal(there.left(), here.left()) && equal(there.right(), here.right())) return true;
        settings = settingsBefore;
        same = sameBefore;
        boolean commutes = there.operator().equals("*") || there.operator().equals("+");
        return commutes && equal(there.left(), here.right()) && equal(there.right(), here.left());
    }

    private boolean equalOrNone(Expression there, Expression here) {
        return there == null || here == null ? there == here : equal(there, here);
    }

    private boolean equalLists(List<Expression> there, List<Expression> here) {
        if (there.size() != here.size()) return false;
        for (int i = 0; i < there.size(); i++) if (!equal(there.get(i), here.get(i))) return false;
        return true;
    }

    private boolean bound(String key, Expression here) {
        Value.Constant value = constant(here);
        if (value == null) return false;
        Value.Constant before = settings.putIfAbsent(key, value);
        return before == null || before.equals(value);
    }

    /** What an expression without names is worth, else null. */
    private static Value.Constant constant(Expression expression) {
        if (!Names.in(List.of(expression)).isEmpty()) return null;
        try {
            return new Evaluation(new Compilation(false)).of(expression) instanceof Value.Constant constant
                    ? constant
                    : null;
        } catch (IllegalArgumentException noNumber) {
            return null;
        }
    }
}
