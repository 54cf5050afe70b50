package org.driftwatch.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.driftwatch.topics.catalogue.Topic;
import org.driftwatch.topics.catalogue.Topics;
import org.junit.jupiter.api.Test;

class TopicTableTest {
    private static final Path ROOT = Path.of(System.getProperty("driftwatch.root"));
    private final TopicTable table = new TopicTable(TopicLayout.defaults());

    @Test
    void thePageOfTopicsIsCurrent() throws IOException {
        Path folder = Files.createDirectories(ROOT.resolve("app/target"));
        Path current = Files.writeString(folder.resolve("topics.md"), table.markdown());
        assertThat(ROOT.resolve("docs/topics.md"))
                .as("docs/topics.md is generated; renew it with: cp app/target/topics.md docs/topics.md")
                .hasSameTextualContentAs(current);
    }

    @Test
    void theTextNamesEveryTopicOnALineOfItsOwn() {
        String[] lines = table.text().split("\n");
        assertThat(lines).hasSize(Topics.ALL.size() + 1);
        for (Topic<?, ?> topic : Topics.ALL)
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(topic.name() + " "))
                    .hasSize(1);
    }
}
