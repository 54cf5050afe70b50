package org.driftwatch.topics.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityFileTest {
    private static ValidityFile read(String json) {
        try {
            return ValidityFile.of(new ObjectMapper().readTree(json), "validity.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final ValidityFile FILES = read("""
            [{"valid_from": "20230117T000000Z", "mode": "replace", "apply": ["b.json", "c.json"]},
             {"valid_from": "20221128T000000Z", "apply": ["a.json", "b.json"]},
             {"valid_from": "20221128T000000Z", "category": "cal", "apply": ["a.json", "cal.json"]},
             {"valid_from": "20230201T000000Z", "apply": ["d.json"]},
             {"valid_from": "20230301T000000Z", "mode": "remove", "apply": ["a.json"]},
             {"valid_from": "20230401T000000Z", "mode": "reset", "apply": "e.json"}]""");

    @ParameterizedTest
    @CsvSource({
        "2022-11-27T23:59:59Z, ''",
        "2022-11-28T00:00:00Z, a.json b.json",
        "2023-01-17T00:00:00Z, a.json c.json",
        "2023-02-14T00:00:00Z, a.json c.json d.json",
        "2023-03-14T00:00:00Z, c.json d.json",
        "2024-01-01T00:00:00Z, e.json"
    })
    void choosesTheFilesInForce(Instant at, String files) {
        assertThat(String.join(" ", FILES.at(at, ValidityFile.ALL))).isEqualTo(files);
        assertThat(FILES.at(at, "phy")).isEqualTo(FILES.at(at, ValidityFile.ALL));
    }

    @Test
    void keepsCategoriesApart() {
        assertThat(FILES.at(Instant.parse("2024-01-01T00:00:00Z"), "cal")).containsExactly("a.json", "cal.json");
    }

    @Test
    void comesBackAsItWas() {
        assertThat(ValidityFile.of(FILES.tree(), "again")).isEqualTo(FILES);
        var ours = new ValidityFile(List.of(new ValidityFile.Entry(
                Instant.parse("2023-03-11T23:58:40Z"),
                ValidityFile.ALL,
                ValidityFile.Mode.RESET,
                List.of("l200-par_hit.json"))));
        assertThat(ours.tree().toString())
                .isEqualTo("[{\"valid_from\":\"20230311T235840Z\",\"category\":\"all\",\"mode\":\"reset\","
                        + "\"apply\":[\"l200-par_hit.json\"]}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; validity.yaml must be a list of entries, was {}",
                "[{\"apply\": []}]; validity.yaml[0].valid_from must be a time such as 20230311T235840Z, was nothing",
                "[{\"valid_from\": \"20230117T000000Z\"}]; validity.yaml[0].apply must be a list of files, was nothing",
                "[{\"valid_from\": \"20230117T000000Z\", \"apply\": [], \"mode\": \"add\"}];"
                        + " validity.yaml[0].mode must be reset, append, remove or replace, was \"add\"",
                "[{\"valid_from\": \"20230117T000000Z\", \"apply\": [\"a\"], \"mode\": \"replace\"}];"
                        + " 20230117T000000Z: replace must apply 2 files, applies 1"
            })
    void namesEntryKeyAndValueOfAFault(String json, String fault) {
        assertThatThrownBy(() -> read(json)).hasMessage(fault);
    }
}
