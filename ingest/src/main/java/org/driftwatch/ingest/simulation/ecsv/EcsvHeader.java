package org.driftwatch.ingest.simulation.ecsv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The YAML header of a table. {@code meta} may be a mapping or an ordered one ({@code !!omap}: a list of single entries). */
record EcsvHeader(List<EcsvColumn> columns, Map<String, Object> meta, char delimiter) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static EcsvHeader read(List<String> lines) throws EcsvException {
        StringBuilder yaml = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith("#")) break;
            String text = line.startsWith("# ") ? line.substring(2) : line.substring(1);
            if (!text.startsWith("%ECSV") && !text.startsWith("---"))
                yaml.append(text).append('\n');
        }
        try {
            return of(YAML.readTree(yaml.toString()));
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new EcsvException("header is not YAML: " + why);
        }
    }

    private static EcsvHeader of(JsonNode tree) throws EcsvException {
        List<EcsvColumn> columns = new ArrayList<>();
        for (JsonNode column : tree.path("datatype")) columns.add(column(column));
        if (columns.isEmpty()) throw new EcsvException("header must list columns under datatype");
        String delimiter = tree.path("delimiter").asText(" ");
        if (!delimiter.equals(" ") && !delimiter.equals(","))
            throw new EcsvException("delimiter must be a space or a comma, was '" + delimiter + "'");
        return new EcsvHeader(columns, meta(tree.path("meta")), delimiter.charAt(0));
    }

    private static EcsvColumn column(JsonNode column) {
        return new EcsvColumn(
                column.path("name").asText(""),
                column.path("datatype").asText(""),
                column.path("unit").asText(""),
                column.path("subtype").asText(""));
    }

    private static Map<String, Object> meta(JsonNode node) {
        Map<String, Object> meta = new LinkedHashMap<>();
        List<JsonNode> mappings = new ArrayList<>();
        if (node.isArray()) node.forEach(mappings::add);
        else mappings.add(node);
        for (JsonNode mapping : mappings)
            mapping.properties().forEach(entry -> meta.put(entry.getKey(), value(entry.getValue())));
        return meta;
    }

    private static Object value(JsonNode node) {
        if (node.isIntegralNumber()) return node.longValue();
        if (node.isNumber()) return node.doubleValue();
        return node.isValueNode() ? node.asText() : node.toString();
    }

    static List<String> lines(EcsvTable table) {
        List<String> lines = new ArrayList<>(List.of("# %ECSV 1.0", "# ---", "# datatype:"));
        for (EcsvColumn column : table.columns()) lines.add("# - " + flow(entry(column)));
        if (!table.meta().isEmpty()) lines.add("# meta: !!omap");
        table.meta()
                .forEach((name, value) ->
                        lines.add("# - " + flow(YAML.createObjectNode().putPOJO(name, value))));
        lines.add("# schema: astropy-2.0");
        return lines;
    }

    private static ObjectNode entry(EcsvColumn column) {
        ObjectNode entry = YAML.createObjectNode().put("name", column.name());
        if (!column.unit().isEmpty()) entry.put("unit", column.unit());
        entry.put("datatype", column.datatype());
        if (!column.subtype().isEmpty()) entry.put("subtype", column.subtype());
        return entry;
    }

    /** A mapping on one line; texts in JSON's quotes, which YAML reads as they are. */
    private static String flow(ObjectNode node) {
        List<String> entries = new ArrayList<>();
        node.properties().forEach(each -> entries.add(each.getKey() + ": " + scalar(each.getValue())));
        return "{" + String.join(", ", entries) + "}";
    }

    private static String scalar(JsonNode value) {
        boolean plain = value.isTextual() && value.asText().matches("[A-Za-z][A-Za-z0-9_]*");
        return plain ? value.asText() : value.toString();
    }
}
