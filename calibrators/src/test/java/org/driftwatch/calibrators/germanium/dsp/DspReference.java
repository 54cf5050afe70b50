package org.driftwatch.calibrators.germanium.dsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.driftwatch.calibrators.SharedFolder;

/** The numbers the peer's chain gave for one recorded file, with the tolerances that stand beside them. */
public final class DspReference {
    private static final Set<String> ENERGIES =
            Set.of("trapTmax", "trapEmax", "trapEftp", "cuspEmax", "cuspEftp", "zacEmax", "zacEftp");

    private final String name;
    private final JsonNode root;

    public DspReference(String name) {
        this.name = name;
        try {
            root = new ObjectMapper()
                    .readTree(SharedFolder.file("reference/hpge/" + name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path input() {
        return SharedFolder.file("data/hpge/" + root.at("/input/file").asText());
    }

    public DspSettings settings() {
        return DspSettings.withOverrides(database());
    }

    public Map<String, Map<String, String>> database() {
        Map<String, Map<String, String>> database = new LinkedHashMap<>();
        root.get("db_overrides").properties().forEach(section -> {
            Map<String, String> keys = new LinkedHashMap<>();
            section.getValue()
                    .properties()
                    .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
            database.put(section.getKey(), keys);
        });
        return database;
    }

    public List<String> tables() {
        List<String> tables = new ArrayList<>();
        root.get("tables").fieldNames().forEachRemaining(tables::add);
        return tables;
    }

    /** Events for which numbers are given: the first ones of the table. */
    public int events(String table) {
        return values(table, "tp_min").size();
    }

    public List<String> outputs(String table) {
        List<String> outputs = new ArrayList<>();
        table(table).get("values").fieldNames().forEachRemaining(outputs::add);
        return outputs;
    }

    public String unit(String table, String output) {
        return table(table).get("units").get(output).asText();
    }

    public double expected(String table, String output, int event) {
        JsonNode value = values(table, output).get(event);
        return value.isNumber() ? value.doubleValue() : Double.parseDouble(asJava(value.asText()));
    }

    /** "" when the value agrees, else one line. */
    public String disagreement(String table, String output, int event, double got) {
        double expected = expected(table, output, event);
        if (Double.isNaN(expected) && Double.isNaN(got)) return "";
        if (Math.abs(got - expected) <= tolerance(output, expected)) return "";
        return name + " " + table + " " + output + " event " + event + ": expected " + expected + ", got " + got;
    }

    /** A chain that is under test. */
    interface Chain {
        /** All outputs, in the order of {@link DspOutput#NAMES}, of one event of the waveforms it was made for. */
        double[] outputs(int event);
    }

    /** A line for each output of each event of each table that does not agree. */
    List<String> disagreements(Function<RecordedWaveforms, Chain> chains) {
        List<String> wrong = new ArrayList<>();
        for (String table : tables()) {
            Chain chain = chains.apply(RecordedWaveforms.of(input(), table));
            for (int event = 0; event < events(table); event++) {
                double[] out = chain.outputs(event);
                for (int i = 0; i < out.length; i++) {
                    String line = disagreement(table, DspOutput.NAMES.get(i), event, out[i]);
                    if (!line.isEmpty()) wrong.add(line);
                }
            }
        }
        return wrong;
    }

    static boolean isTimePoint(String output) {
        return output.startsWith("tp_") && !output.equals("tp_80_interp");
    }

    private static double tolerance(String output, double expected) {
        double size = Math.abs(expected);
        if (isTimePoint(output)) return 0;
        if (ENERGIES.contains(output)) return 2e-5 * size + 0.005;
        return switch (output) {
            case "A_max" -> 2e-5 * size;
            case "lq80" -> 1e-4 * size;
            case "bl_mean" -> 0.03;
            case "bl_std" -> 5e-4 * size;
            case "pz_slope", "dpz_slope", "bl_slope" -> 2e-6;
            case "tail_slope" -> 1e-8;
            case "pz_mean", "dpz_mean" -> 0.03 + 5e-4 * size;
            default -> 5e-4 * size + 0.01;
        };
    }

    private JsonNode table(String table) {
        return root.get("tables").get(table);
    }

    private JsonNode values(String table, String output) {
        return table(table).get("values").get(output);
    }

    private static String asJava(String text) {
        return switch (text) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> text;
        };
    }
}
