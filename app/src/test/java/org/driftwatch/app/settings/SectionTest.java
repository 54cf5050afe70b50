package org.driftwatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionTest {
    private final List<String> faults = new ArrayList<>();

    private Section section(String yaml) throws IOException {
        return new Section("f.yaml: ", new ObjectMapper(new YAMLFactory()).readTree(yaml), faults);
    }

    @Test
    void readsWhatIsThereAndKeepsDefaultsForTheRest() throws IOException {
        Section section = section("window: 30min\nsize: 128MB\ndegree: 2\n");
        assertThat(section.duration("window", Duration.ZERO)).isEqualTo(Duration.ofMinutes(30));
        assertThat(section.bytes("size", 0)).isEqualTo(128_000_000);
        assertThat(section.integer("degree", 0)).isEqualTo(2);
        assertThat(section.number("bin", 0.5)).isEqualTo(0.5);
        section.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void namesEveryFaultWithKeyAndValue() throws IOException {
        Section section = section("window: 30 moons\ndegree: two\nspelt_wrong: 1\nsub: {x: 1}\n");
        section.duration("window", Duration.ZERO);
        section.integer("degree", 0);
        section.section("sub").number("y", 0);
        section.close();
        assertThat(faults)
                .containsExactly(
                        "f.yaml: window must be a duration such as 500ms, 60s, 30min, 2h, 1d, was 30 moons",
                        "f.yaml: degree must be a whole number, was two",
                        "f.yaml: spelt_wrong is not a setting; known here: degree, sub, window",
                        "f.yaml: sub.x is not a setting; known here: y");
    }

    @Test
    void aRecordThatRefusesItsValuesIsAFault() throws IOException {
        Section section = section("bin: -1\n");
        double bin = section.number("bin", 0.5);
        Object answer = section.section("histogram")
                .build(
                        () -> {
                            throw new IllegalArgumentException("bin must be > 0, was " + bin);
                        },
                        "default");
        assertThat(answer).isEqualTo("default");
        assertThat(faults).containsExactly("f.yaml: histogram bin must be > 0, was -1.0");
    }
}
