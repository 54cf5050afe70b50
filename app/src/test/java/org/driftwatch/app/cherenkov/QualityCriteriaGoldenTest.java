package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.driftwatch.calibrators.cherenkov.event.EventJoin;
import org.driftwatch.calibrators.cherenkov.quality.Criterion;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.layout.ArrayDescription;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows of telescope 5 of block 4001 through quality criteria, against the counts of ctapipe's QualityQuery; exact. */
class QualityCriteriaGoldenTest {
    private static final int TELESCOPE = 5;

    private static ArrayDescription array;
    private static List<TelescopeEvent> rows;

    @BeforeAll
    static void read() throws IOException {
        rows = new ArrayList<>();
        try (Dl2FileSource source = Dl2FileSource.open(ArrayReference.block(4001), Dl2Options.DEFAULTS)) {
            array = source.description().array();
            for (TelescopeEvent event = source.next(); event != null; event = source.next())
                if (event.telescope() == TELESCOPE) rows.add(event);
        }
    }

    private static EventJoin join(List<Criterion> criteria) {
        return new EventJoin(array, new EventSettings(criteria, OptionalDouble.empty()));
    }

    private static boolean passes(EventJoin join, TelescopeEvent row) {
        return !join.join(List.of(row)).showers().isEmpty();
    }

    @Test
    void asManyRowsPassEachExpressionAsInThePeer() {
        JsonNode reference = ArrayReference.json("qualityquery.json");
        assertThat(rows).hasSize(reference.get("rows").asInt());
        int checked = 0;
        for (JsonNode each : reference.get("cases"))
            if (each.has("n_pass")) {
                check(each);
                checked++;
            }
        assertThat(checked).isEqualTo(31);
    }

    private static void check(JsonNode each) {
        EventJoin join = join(List.of(new Criterion(each.get("name").asText(), each.get("expression").asText())));
        List<Long> passed = rows.stream()
                .filter(row -> passes(join, row))
                .map(TelescopeEvent::event)
                .toList();
        assertThat(passed).as(each.toString()).hasSize(each.get("n_pass").asInt());
        for (int i = 0; i < each.get("first_pass_event_ids").size(); i++)
            assertThat(passed.get(i)).isEqualTo(each.get("first_pass_event_ids").get(i).asLong());
    }

    @Test
    void countersGoOnOverCalls() {
        JsonNode reference = ArrayReference.json("qualityquery.json").get("cumulative");
        List<Criterion> criteria = new ArrayList<>();
        for (JsonNode each : reference.get("criteria"))
            criteria.add(new Criterion(each.get(0).asText(), each.get(1).asText()));
        EventJoin join = join(criteria);
        rows.forEach(row -> passes(join, row));
        check(join, reference);
        rows.subList(0, 100).forEach(row -> passes(join, row));
        check(join, reference.get("after_second_call_with_first_100_rows"));
        assertThat(join.counts().names())
                .containsExactly("TOTAL", "energy threshold", "valid reco", "tev");
    }

    private static void check(EventJoin join, JsonNode reference) {
        assertThat(join.counts().counts()).containsExactly(longs(reference.get("counts")));
        assertThat(join.counts().cumulative()).containsExactly(longs(reference.get("cumulative_counts")));
    }

    private static long[] longs(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
    }
}
