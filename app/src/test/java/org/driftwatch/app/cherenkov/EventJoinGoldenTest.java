package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftwatch.calibrators.cherenkov.event.EventJoin;
import org.driftwatch.calibrators.cherenkov.settings.EventSettings;
import org.driftwatch.ingest.cherenkov.Dl2FileSource;
import org.driftwatch.ingest.cherenkov.Dl2Options;
import org.driftwatch.topics.cherenkov.ArrayEvent;
import org.driftwatch.topics.cherenkov.ArrayEvent.Shower;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.junit.jupiter.api.Test;

/** Residuals of trigger times against the spherical front, event by event, against the example of timing.json. */
class EventJoinGoldenTest {
    private static final double MIN_SIZE_PE = 150;
    private static final double MIN_GAMMANESS = 0.5;

    private static List<ArrayEvent> events() throws IOException {
        try (Dl2FileSource source = Dl2FileSource.open(ArrayReference.block(4001), Dl2Options.DEFAULTS)) {
            EventJoin join = new EventJoin(source.description().array(), EventSettings.defaults());
            Map<Long, List<TelescopeEvent>> byEvent = new LinkedHashMap<>();
            for (TelescopeEvent event = source.next(); event != null; event = source.next())
                byEvent.computeIfAbsent(event.event(), each -> new ArrayList<>()).add(event);
            return byEvent.values().stream().map(join::join).toList();
        }
    }

    @Test
    void residualsOfAPairAreThoseOfTheReference() throws IOException {
        JsonNode example = ArrayReference.json("timing.json").get("example");
        int next = 0;
        for (ArrayEvent event : events()) {
            Optional<Shower> i = usable(event, example.get("pair").get(0).asInt());
            Optional<Shower> j = usable(event, example.get("pair").get(1).asInt());
            if (i.isEmpty() || j.isEmpty() || next == example.get("event_id").size()) continue;
            assertThat(event.event()).isEqualTo(example.get("event_id").get(next).asLong());
            assertThat(i.get().delayNs() - j.get().delayNs())
                    .isCloseTo(example.get("residual_ns").get(next).asDouble(), within(1e-8));
            next++;
        }
        assertThat(next).isEqualTo(20);
    }

    private static Optional<Shower> usable(ArrayEvent event, int telescope) {
        return event.showers().stream()
                .filter(each -> each.telescope() == telescope)
                .filter(each -> each.sizePe() > MIN_SIZE_PE && each.gammaness() > MIN_GAMMANESS)
                .filter(each -> Double.isFinite(each.delayNs()))
                .findFirst();
    }
}
