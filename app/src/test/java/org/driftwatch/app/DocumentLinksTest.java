package org.driftwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a document to a file of this tree leads somewhere. */
class DocumentLinksTest {
    private static final Path ROOT = Path.of(System.getProperty("driftwatch.root"));
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void linksOfDocumentsLeadToFiles() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                if (link.group(1).contains("://")) continue;
                links++;
                if (!Files.exists(document.resolveSibling(link.group(1))))
                    broken.add(ROOT.relativize(document) + ": " + link.group(1));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> own = Files.list(ROOT);
                Stream<Path> more = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(own, more)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }
}
