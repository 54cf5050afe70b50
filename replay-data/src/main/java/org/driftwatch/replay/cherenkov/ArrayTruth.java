package org.driftwatch.replay.cherenkov;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.driftwatch.topics.codec.Json;
import org.driftwatch.topics.cherenkov.layout.Telescope;

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
    public record Block(@JsonProperty("obs_id") long obs, String run, double zd, double az) {}

    /** Truth of blocks, each as far as it was read. */
    public static ArrayTruth of(ArraySettings settings, List<SimulatedArray> blocks) {
        List<Telescope> telescopes = settings.layout().telescopes();
        ArrayState state = new ArrayState(settings);
        SortedMap<Long, SortedMap<Integer, Double>> throughput = new TreeMap<>();
        SortedMap<Long, SortedMap<Integer, Double>> clock = new TreeMap<>();
        SortedMap<Long, List<Integer>> missing = new TreeMap<>();
        SortedMap<Long, BlockStatistics> statistics = new TreeMap<>();
        List<Block> plans = new ArrayList<>();
        for (SimulatedArray block : blocks) {
            BlockPlan plan = block.plan();
            plans.add(new Block(plan.obs(), plan.run(), plan.zenithDeg(), plan.azimuthDeg()));
            statistics.put(plan.obs(), block.statistics());
            SortedMap<Integer, Double> factors = new TreeMap<>();
            SortedMap<Integer, Double> offsets = new TreeMap<>();
            List<Integer> absent = new ArrayList<>();
            for (Telescope telescope : telescopes) {
                factors.put(telescope.id(), state.throughput(telescope, plan.obs()));
                offsets.put(telescope.id(), state.clockNs(telescope, plan.obs()));
                if (state.missing(telescope, plan.obs())) absent.add(telescope.id());
            }
            throughput.put(plan.obs(), factors);
            clock.put(plan.obs(), offsets);
            if (!absent.isEmpty()) missing.put(plan.obs(), absent);
        }
        SortedMap<String, Double> bias = new TreeMap<>();
        settings.layout().kinds().values().forEach(kind -> bias.put(kind.type(), kind.energyBias()));
        return new ArrayTruth(
                settings.layout().name(),
                settings.seed(),
                telescopes.stream().map(Telescope::id).toList(),
                telescopes.stream().map(Telescope::type).toList(),
                telescopes.stream().map(each -> List.of(each.xM(), each.yM(), each.zM())).toList(),
                throughput,
                clock,
                bias,
                missing,
                List.copyOf(plans),
                Reconstruction.ENERGY,
                Reconstruction.GAMMANESS,
                Reconstruction.GEOMETRY,
                settings.faults().stream().map(ArrayFault::inWords).toList(),
                statistics);
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
