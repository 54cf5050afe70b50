package org.driftwatch.app.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;

/** The catalogue of topics for people: as the page {@code docs/topics.md} and as plain text for the terminal. */
public final class TopicTable {
    private static final List<String> HEAD = List.of("topic", "key", "value", "partitions", "retention");

    private final TopicLayout layout;

    public TopicTable(TopicLayout layout) {
        this.layout = layout;
    }

    /** The page {@code docs/topics.md}. */
    public String markdown() {
        StringBuilder page = new StringBuilder("""
                # What travels on which topic?

                `./driftwatch topics describe` prints this table, `./driftwatch topics create` makes the topics. The page is
                generated from `org.driftwatch.topics.catalogue.Topics`; a test keeps it current.

                """);
        page.append(markdownLine(HEAD)).append("|---".repeat(HEAD.size())).append("|\n");
        rows().forEach(row -> page.append(markdownLine(row)));
        return page.append("""

                *partitions*: "%d" is the default of `topics.partitions`, fixed once the topics exist. A topic with limited
                retention is also bounded in bytes (`topics.retained_bytes`, default %d GiB over all its partitions). Kafka's time stamps
                are the broker's clock (`LogAppendTime`) and say nothing about the data, whose time stands in the payload.
                """.formatted(layout.partitions(), layout.retainedBytes() >> 30))
                .toString();
    }

    /** Columns aligned for a terminal. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        lines.addAll(rows());
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) text.append(padded(line.get(i), widthOf(lines, i)));
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private List<List<String>> rows() {
        return Topics.ALL.stream().map(this::row).toList();
    }

    private List<String> row(Topic<?, ?> topic) {
        int partitions = new TopicConfig(topic, layout).partitions();
        return List.of(topic.name(), topic.keyed(), topic.holds(), String.valueOf(partitions), retention(topic));
    }

    private static String retention(Topic<?, ?> topic) {
        if (topic.compacted()) return "compacted: last value of each key";
        return topic.retention() == null ? "kept" : inWords(topic.retention());
    }

    private static String inWords(Duration retention) {
        return retention.toDays() > 1 ? retention.toDays() + " days" : retention.toHours() + " hours";
    }

    private static String markdownLine(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static int widthOf(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length() + 2);
    }
}
