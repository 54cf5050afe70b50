package org.driftwatch.app.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.driftwatch.calibrators.cherenkov.pair.AsymmetryTable;
import org.driftwatch.calibrators.cherenkov.pair.PairLedger;
import org.driftwatch.calibrators.cherenkov.pair.PairSample;
import org.driftwatch.calibrators.cherenkov.telescope.TelescopePair;
import org.junit.jupiter.api.Test;

/** Pair statistics of the recorded blocks against the tables of the references. */
class PairTablesGoldenTest {
    private static final double MEANS = 1e-10;

    @Test
    void everyPairHasTheNumbersOfTheReference() {
        JsonNode blocks = ArrayReference.json("intercalibration.json").get("blocks");
        int compared = 0;
        for (int obs : RecordedPairs.BLOCKS)
            for (String set : List.of("seed", "wide"))
                for (String type : List.of("LST", "MST", "SST"))
                    compared += compareTable(
                            obs,
                            set,
                            type,
                            blocks.get("" + obs).get(set).get(type).get("pairs"));
        assertThat(compared).isGreaterThan(900);
    }

    private static int compareTable(int obs, String set, String type, JsonNode table) {
        List<TelescopePair> pairs = RecordedPairs.block(obs).pairs().get(type);
        PairLedger ledger = RecordedPairs.block(obs).fold(type, RecordedPairs.filter(set));
        int compared = 0;
        for (JsonNode row : table.get("rows")) {
            Map<String, JsonNode> entry = new HashMap<>();
            for (int c = 0; c < row.size(); c++)
                entry.put(table.get("columns").get(c).asText(), row.get(c));
            int pair = place(pairs, entry.get("i").asInt(), entry.get("j").asInt());
            compareRow(
                    obs + " " + set + " " + row.get(0) + "-" + row.get(1),
                    ledger.state(pair).sample(),
                    entry);
            compared++;
        }
        return compared;
    }

    private static int place(List<TelescopePair> pairs, int i, int j) {
        for (int p = 0; p < pairs.size(); p++)
            if (pairs.get(p).i().id() == i && pairs.get(p).j().id() == j) return p;
        throw new AssertionError("no pair " + i + "-" + j);
    }

    private static void compareRow(String name, PairSample sample, Map<String, JsonNode> row) {
        AsymmetryTable table = AsymmetryTable.of(sample);
        assertThat(table.n()).as(name).isEqualTo(row.get("n").asLong());
        if (table.n() == 0) return;
        close(name, "mean", table.mean(), row);
        close(name, "std", table.std(), row);
        close(name, "sem", table.sem(), row);
        close(name, "median", table.median(), row);
        close(name, "mad_sigma", table.madSigma(), row);
        close(name, "mean_event_sigma", table.meanEventSigma(), row);
        close(name, "peer_uncertainty", table.peerUncertainty(), row);
        close(name, "propagated_sem", table.propagatedSem(), row);
        if (!row.containsKey("clip_n") || row.get("clip_n").isNull()) return;
        assertThat(table.clipped().n()).as(name).isEqualTo(row.get("clip_n").asLong());
        close(name, "clip_mean", table.clipped().value(), row);
        close(name, "clip_sem", table.clipped().error(), row);
    }

    /** The references have eleven digits, of small numbers eleven decimals or so. */
    private static void close(String name, String column, double ours, Map<String, JsonNode> row) {
        if (row.get(column) == null || row.get(column).isNull()) return;
        double theirs = row.get(column).asDouble();
        assertThat(ours).as(name + " " + column).isCloseTo(theirs, within(MEANS * Math.abs(theirs) + 1e-13));
    }

    @Test
    void thePeerSelectsAndAveragesTheSameEventsWhenItsRowsAreInOrder() {
        JsonNode peer = ArrayReference.json("calibpipe_peer.json");
        int compared = 0;
        for (int obs : new int[] {4001, 4002, 4003}) {
            for (String set : List.of("seed", "wide", "gammaness_only")) {
                if (!peer.get("" + obs).has(set)) continue;
                for (String type : List.of("LST", "MST", "SST"))
                    compared += comparePeer(
                            obs,
                            set,
                            type,
                            peer.get("" + obs).get(set).get("pairs").get(type));
            }
        }
        assertThat(compared).isGreaterThan(800);
    }

    private static int comparePeer(int obs, String set, String type, JsonNode table) {
        ObservationBlock block = RecordedPairs.block(obs);
        List<TelescopePair> pairs = block.pairs().get(type);
        PairLedger ledger = block.fold(type, RecordedPairs.filter(set));
        for (JsonNode row : table.get("rows")) {
            int i = row.get(0).asInt();
            int j = row.get(1).asInt();
            String name = obs + " " + set + " " + i + "-" + j;
            AsymmetryTable ours =
                    AsymmetryTable.of(ledger.state(place(pairs, i, j)).sample());
            assertThat(block.joined(i, j)).as(name).isEqualTo(row.get(2).asLong());
            assertThat(ours.n()).as(name).isEqualTo(row.get(3).asLong());
            if (ours.n() == 0) continue;
            assertThat(ours.mean())
                    .as(name)
                    .isCloseTo(row.get(4).asDouble(), within(MEANS * Math.abs(ours.mean()) + 1e-13));
            assertThat(ours.peerUncertainty())
                    .as(name)
                    .isCloseTo(row.get(5).asDouble(), within(MEANS * ours.peerUncertainty()));
        }
        return table.get("rows").size();
    }
}
