package org.driftwatch.replay.cherenkov;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.codec.Json;

/**
 * What a simulation knows and an analysis must find, in the fields of the truth files of recorded arrays.
 *
 * @param telIds telescopes in the order of the layout, with {@code types} and {@code positionsM} (x north, y west, z up)
 * @param throughput true relative throughput by block and telescope, {@code clockOffsetNs} true clock offset
 * @param regressorTypeBias relative bias of the energies of each type
 * @param telescopesWithoutData telescopes that take no part, by block
 * @param faults what was injected, one sentence each
 * @param statistics what each block held, as far as it was read
 */
public record ArrayTruth(
        String set,
        long seed,
        List<Integer> telIds,
        List<String> types,
        List<List<Double>> positionsM,
        SortedMap<Long, SortedMap<Integer, Double>> throughput,
        SortedMap<Long, SortedMap<Integer, Double>> clockOffsetNs,
        SortedMap<String, Double> regressorTypeBias,
        SortedMap<Long, List<Integer>> telescopesWithoutData,
        List<Block> observationBlocks,
        String energyReconstructor,
        String gammanessReconstructor,
        String geometryReconstructor,
        List<String> faults,
        SortedMap<Long, BlockStatistics> statistics) {
    /** @param zd zenith angle [deg], {@code az} azimuth [deg] */
    public record Block(@JsonProperty("obs_id") long obs, String run, double zd, double az) {
        private static Block of(BlockPlan plan) {
            return new Block(plan.obs(), plan.run(), plan.zenithDeg(), plan.azimuthDeg());
        }
    }

    /** Truth of blocks, each as far as it was read. */
    public static ArrayTruth of(ArraySettings settings, List<SimulatedArray> blocks) {
        List<Telescope> telescopes = settings.layout().telescopes();
        ArrayState state = new ArrayState(settings);
        List<BlockPlan> plans = blocks.stream().map(SimulatedArray::plan).toList();
        return new ArrayTruth(
                settings.layout().name(),
                settings.seed(),
                telescopes.stream().map(Telescope::id).toList(),
                telescopes.stream().map(Telescope::type).toList(),
                telescopes.stream()
                        .map(each -> List.of(each.xM(), each.yM(), each.zM()))
                        .toList(),
                ofTelescopes(plans, telescopes, state::throughput),
                ofTelescopes(plans, telescopes, state::clockNs),
                energyBias(settings),
                missing(plans, telescopes, state),
                plans.stream().map(Block::of).toList(),
                Reconstruction.ENERGY,
                Reconstruction.GAMMANESS,
                Reconstruction.GEOMETRY,
                settings.faults().stream().map(ArrayFault::inWords).toList(),
                statistics(blocks));
    }

    private static SortedMap<Long, SortedMap<Integer, Double>> ofTelescopes(
            List<BlockPlan> plans, List<Telescope> telescopes, ToDoubleBiFunction<Telescope, Long> value) {
        SortedMap<Long, SortedMap<Integer, Double>> values = new TreeMap<>();
        for (BlockPlan plan : plans) {
            SortedMap<Integer, Double> ofBlock = new TreeMap<>();
            for (Telescope each : telescopes) ofBlock.put(each.id(), value.applyAsDouble(each, plan.obs()));
            values.put(plan.obs(), ofBlock);
        }
        return values;
    }

    private static SortedMap<String, Double> energyBias(ArraySettings settings) {
        SortedMap<String, Double> bias = new TreeMap<>();
        settings.layout().kinds().values().forEach(kind -> bias.put(kind.type(), kind.energyBias()));
        return bias;
    }

    private static SortedMap<Long, List<Integer>> missing(
            List<BlockPlan> plans, List<Telescope> telescopes, ArrayState state) {
        SortedMap<Long, List<Integer>> missing = new TreeMap<>();
        for (BlockPlan plan : plans) {
            List<Integer> absent = telescopes.stream()
                    .filter(each -> state.missing(each, plan.obs()))
                    .map(Telescope::id)
                    .toList();
            if (!absent.isEmpty()) missing.put(plan.obs(), absent);
        }
        return missing;
    }

    private static SortedMap<Long, BlockStatistics> statistics(List<SimulatedArray> blocks) {
        SortedMap<Long, BlockStatistics> statistics = new TreeMap<>();
        for (SimulatedArray block : blocks) statistics.put(block.plan().obs(), block.statistics());
        return statistics;
    }

    /** True relative throughput of a telescope in a block, faults included. */
    public double throughput(long obs, int telescope) {
        return throughput.get(obs).get(telescope);
    }

    /** True clock offset of a telescope in a block, faults included [ns]; positive = stamps late. */
    public double clockOffsetNs(long obs, int telescope) {
        return clockOffsetNs.get(obs).get(telescope);
    }

    /** JSON, one field per line of the truth files of recorded arrays. */
    public byte[] toJson() {
        try {
            return Json.MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("truth of " + set + " is not JSON", e);
        }
    }
}
