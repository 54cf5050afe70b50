package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.driftwatch.topics.germanium.dsp.ChainConfig;
import org.driftwatch.topics.germanium.dsp.ProcessorConfig;

/** A chain whose entries are known, parsed and connected. */
final class ParsedChain {
    /** Names under which an event's one waveform may stand in a file. */
    static final Set<String> INPUTS = Set.of("waveform", "waveform_windowed", "waveform_presummed");

    private final String source;
    private final List<String> outputs;
    private final Map<String, Entry> makers = new LinkedHashMap<>();
    private final List<Entry> order = new ArrayList<>();
    private final SortedSet<String> inputs = new TreeSet<>();
    private final SortedSet<String> columns = new TreeSet<>();

    private ParsedChain(String source, List<String> outputs) {
        this.source = source;
        this.outputs = outputs;
    }

    /**
     * @throws ChainFault one line: an unknown function and where it stands, an argument that is not understood, an unknown
     *     database key, a name one letter off another, a circle
     */
    static ParsedChain of(ChainConfig config, Map<String, Map<String, String>> database) {
        requireKnownFunctions(config);
        ChainDatabase values = new ChainDatabase(database);
        values.requireKnownKeys(config);
        ParsedChain chain = new ParsedChain(config.source(), config.outputs());
        for (ProcessorConfig processor : config.processors()) {
            Entry entry = Entry.of(config.source(), processor, values);
            for (String name : entry.names()) {
                requireFree(name, entry);
                chain.makers.put(name, entry);
            }
        }
        chain.requireMakers();
        chain.bringIntoOrder();
        return chain;
    }

    private static void requireKnownFunctions(ChainConfig config) {
        SortedMap<String, List<String>> unknown = new TreeMap<>();
        for (ProcessorConfig entry : config.processors()) {
            if (entry.isExpression() || Processors.isKnown(entry.function())) continue;
            unknown.computeIfAbsent(entry.function(), function -> new ArrayList<>())
                    .add("'" + entry.key() + "'");
        }
        if (unknown.isEmpty()) return;
        List<String> lines = new ArrayList<>();
        unknown.forEach((function, keys) -> lines.add(
                "'" + function + "' of processor " + String.join(", ", keys) + Processors.suggestion(function)));
        throw ChainFault.of(config.source() + ": unknown function " + String.join("; unknown function ", lines));
    }

    private static void requireFree(String name, Entry entry) {
        String what = null;
        if (TimeUnits.of(name) != null) what = "a unit";
        else if (Names.FUNCTIONS.contains(name)) what = "a function";
        else if (Names.MODULES.contains(name)) what = "a module";
        else if (INPUTS.contains(name)) what = "the input";
        else if (!name.matches("[\\p{L}_]\\w*")) what = "not letters, digits and '_'";
        if (what != null) throw ChainFault.of(entry.where() + ": '" + name + "' is " + what + ", no name");
    }

    private void requireMakers() {
        for (String output : outputs) {
            if (makers.containsKey(output)) continue;
            if (INPUTS.contains(output)) throw ChainFault.of(source + ": outputs: '" + output + "' is a waveform");
            String likely = likely(output);
            if (likely != null)
                throw ChainFault.of(source + ": outputs: '" + output + "' is made by no processor" + meant(likely));
            columns.add(output);
        }
        for (Entry entry : new LinkedHashSet<>(makers.values())) {
            for (String need : entry.needs()) {
                if (makers.containsKey(need)) continue;
                if (INPUTS.contains(need)) inputs.add(need);
                else columns.add(column(entry, need));
            }
        }
        if (inputs.size() > 1)
            throw ChainFault.of(source + ": reads " + String.join(" and ", inputs) + ", an event has one waveform");
    }

    /** A name that is one letter off one that is known is taken for a slip, not for a column. */
    private String column(Entry entry, String need) {
        String likely = likely(need);
        if (likely == null) return need;
        String what = ": '" + need + "' is made by no processor" + meant(likely);
        for (int i = 0; i < entry.arguments().size(); i++) {
            if (Names.in(List.of(entry.arguments().get(i))).contains(need))
                throw ChainFault.of(entry.whereArgument(i) + what);
        }
        throw ChainFault.of(entry.where() + what);
    }

    private String likely(String name) {
        SortedSet<String> known = new TreeSet<>(makers.keySet());
        known.addAll(INPUTS);
        if (name.length() > 2) known.addAll(TimeUnits.names());
        for (String other : known) if (Processors.distance(other, name) == 1) return other;
        return null;
    }

    private static String meant(String likely) {
        return ", perhaps '" + likely + "' is meant";
    }

    /** All entries are looked at, so that a circle is found even where no output leads to it. */
    private void bringIntoOrder() {
        Set<Entry> done = new LinkedHashSet<>();
        for (Entry entry : makers.values()) visit(entry, done, new ArrayList<>());
        order.addAll(done);
    }

    private void visit(Entry entry, Set<Entry> done, List<Entry> above) {
        if (done.contains(entry)) return;
        if (above.contains(entry)) throw circle(entry, above);
        above.add(entry);
        for (String need : entry.needs()) if (makers.containsKey(need)) visit(makers.get(need), done, above);
        above.remove(above.size() - 1);
        done.add(entry);
    }

    private ChainFault circle(Entry entry, List<Entry> above) {
        StringBuilder circle = new StringBuilder();
        for (Entry step : above.subList(above.indexOf(entry), above.size()))
            circle.append("'").append(step.config().key()).append("' needs ");
        return ChainFault.of(source + ": processors in a circle: " + circle + "'"
                + entry.config().key() + "'");
    }

    String source() {
        return source;
    }

    List<String> outputs() {
        return outputs;
    }

    /** Who makes a name, null for an input. */
    Entry maker(String name) {
        return makers.get(name);
    }

    /** Unit of an output as its file declares it; "" for none. */
    String unit(String output) {
        return makers.containsKey(output) ? makers.get(output).config().unit(output) : "";
    }

    /** The entries that the given outputs need, each after what it needs itself. */
    List<Entry> orderFor(List<String> wanted) {
        Set<Entry> needed = new LinkedHashSet<>();
        for (String output : wanted) collect(makers.get(output), needed);
        return order.stream().filter(needed::contains).toList();
    }

    private void collect(Entry entry, Set<Entry> needed) {
        if (entry == null || !needed.add(entry)) return;
        for (String need : entry.needs()) collect(makers.get(need), needed);
    }

    /** Numbers beside the waveform that are read, sorted. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    /** Name of the input. */
    SortedSet<String> inputs() {
        return inputs;
    }
}
