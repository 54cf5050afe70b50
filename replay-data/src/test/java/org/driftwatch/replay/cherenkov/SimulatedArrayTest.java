package org.driftwatch.replay.cherenkov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.driftwatch.topics.cherenkov.TelescopeEvent;
import org.driftwatch.topics.cherenkov.TelescopeEventCodec;
import org.driftwatch.topics.cherenkov.layout.Dl2Column;
import org.driftwatch.topics.cherenkov.layout.Telescope;
import org.driftwatch.topics.run.Event;
import org.driftwatch.topics.run.EventTime;
import org.junit.jupiter.api.Test;

class SimulatedArrayTest {
    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
    private static final ArraySettings PLAIN = ArraySettings.defaults(7);

    @Test
    void theSameSeedGivesTheSameBytesHoweverTheBlocksAreRead() throws NoSuchAlgorithmException {
        String alone = hash(ReadBlock.of(PLAIN, plan(4002, 300)).events());
        SimulatedArray before = new SimulatedArray(PLAIN, plan(4001, 300));
        SimulatedArray again = new SimulatedArray(PLAIN, plan(4002, 300));
        List<TelescopeEvent> interleaved = new ArrayList<>();
        for (TelescopeEvent event = again.next(); event != null; event = again.next()) {
            interleaved.add(event);
            before.next();
        }
        assertThat(hash(interleaved)).isEqualTo(alone);
        assertThat(again.next()).isNull();
    }

    /** Holds on every Java version; changes only when the simulation is changed, which the change log then says. */
    @Test
    void theBytesOfASeedArePinned() throws NoSuchAlgorithmException {
        assertThat(hash(ReadBlock.of(PLAIN, plan(4001, 200)).events()))
                .isEqualTo("3cf1e34f77a3be6a406a3ab9fd4e9b17cafe8693ca8d608361e4d0881ff01a69");
    }

    @Test
    void anotherSeedOrBlockGivesOtherEvents() throws NoSuchAlgorithmException {
        String one = hash(ReadBlock.of(PLAIN, plan(4001, 20)).events());
        assertThat(hash(ReadBlock.of(ArraySettings.defaults(8), plan(4001, 20)).events()))
                .isNotEqualTo(one);
        assertThat(ReadBlock.of(PLAIN, plan(4002, 20)).events().get(0).values())
                .isNotEqualTo(
                        ReadBlock.of(PLAIN, plan(4001, 20)).events().get(0).values());
    }

    @Test
    void telescopesOfAnEventAreSideBySideInTheOrderOfFolding() {
        ReadBlock block = ReadBlock.of(PLAIN, plan(4001, 500));
        assertThat(block.events()).isSortedAccordingTo(Event.ORDER);
        assertThat(block.byEvent()).hasSize(500);
        block.byEvent().values().forEach(event -> {
            assertThat(event).hasSizeGreaterThanOrEqualTo(2);
            assertThat(event)
                    .extracting(TelescopeEvent::timeNs)
                    .containsOnly(event.get(0).timeNs());
            assertThat(event).extracting(TelescopeEvent::telescope).doesNotHaveDuplicates();
        });
        assertThat(EventTime.ns(block.source().description().until()))
                .isEqualTo(block.events().get(block.events().size() - 1).timeNs());
    }

    @Test
    void columnsAreThoseOfAFile() {
        ReadBlock block = ReadBlock.of(PLAIN, plan(4001, 300));
        assertThat(block.array().columns())
                .contains(
                        new Dl2Column("RandomForestRegressor_tel_energy", "TeV", false),
                        new Dl2Column("RandomForestClassifier_tel_is_valid", "", true),
                        new Dl2Column("HillasReconstructor_tel_impact_distance", "m", false),
                        new Dl2Column("HillasReconstructor_alt", "deg", false));
        for (TelescopeEvent event : block.events()) {
            boolean valid = block.value(event, "RandomForestRegressor_tel_is_valid") == 1;
            assertThat(Double.isNaN(block.energyTeV(event))).isEqualTo(!valid);
            assertThat(Double.isNaN(block.gammaness(event))).isEqualTo(!valid);
            assertThat(block.sizePe(event)).isGreaterThan(0);
            assertThat(4 * event.triggerNs() % 1).isZero();
        }
    }

    @Test
    void aThroughputStepDimsTheImagesOfItsTelescopeFromItsBlockOn() {
        ArraySettings faulty = PLAIN.withFaults(ArrayFaultText.parse("step:tel_006:-6%@4002"));
        assertThat(brightness(PLAIN, faulty, 4001, 6)).containsOnly(1.0);
        assertThat(brightness(PLAIN, faulty, 4002, 6)).hasSizeGreaterThan(20).allSatisfy(SimulatedArrayTest::isDimmed);
        assertThat(brightness(PLAIN, faulty, 4002, 7)).hasSizeGreaterThan(20).containsOnly(1.0);
        ArrayTruth truth = truth(faulty, 4001, 4002);
        ArrayTruth plain = truth(PLAIN, 4001, 4002);
        assertThat(truth.throughput(4001, 6)).isEqualTo(plain.throughput(4001, 6));
        assertThat(truth.throughput(4002, 6) / plain.throughput(4002, 6)).isCloseTo(0.94, within(1e-12));
    }

    /** Median 0.94 with fluctuations that grow for faint images, whose relative spread depends on the light. */
    private static void isDimmed(double ratio) {
        assertThat(ratio).isBetween(0.90, 0.98);
    }

    /** Image sizes of a telescope in both simulations, second over first, in the showers both have. */
    private static List<Double> brightness(ArraySettings first, ArraySettings second, long obs, int telescope) {
        Map<Double, Double> sizes = new HashMap<>();
        ReadBlock one = ReadBlock.of(first, plan(obs, 400));
        for (TelescopeEvent event : one.of(telescope)) sizes.put(trueEnergy(one, event), one.sizePe(event));
        ReadBlock other = ReadBlock.of(second, plan(obs, 400));
        return other.of(telescope).stream()
                .filter(event -> sizes.containsKey(trueEnergy(other, event)))
                .map(event -> other.sizePe(event) / sizes.get(trueEnergy(other, event)))
                .toList();
    }

    private static double trueEnergy(ReadBlock block, TelescopeEvent event) {
        return block.showers().get(event.event()).energyTeV();
    }

    @Test
    void aSlopeGoesOnFromBlockToBlockAndStaysWhereItEnded() {
        ArraySettings faulty = PLAIN.withFaults(ArrayFaultText.parse("slope:30:-2%@4001..4003"));
        ArrayTruth truth = truth(faulty, 4001, 4002, 4003, 4004);
        ArrayTruth plain = truth(PLAIN, 4001, 4002, 4003, 4004);
        double[] expected = {1, 0.98, 0.98 * 0.98, 0.98 * 0.98};
        for (int i = 0; i < 4; i++)
            assertThat(truth.throughput(4001 + i, 30) / plain.throughput(4001 + i, 30))
                    .isCloseTo(expected[i], within(1e-12));
    }

    @Test
    void aClockJumpMovesTheStampsOfItsTelescopeOnly() {
        ArraySettings faulty = PLAIN.withFaults(ArrayFaultText.parse("clock:tel_012:+8ns@4001"));
        List<TelescopeEvent> before = ReadBlock.of(PLAIN, plan(4001, 200)).events();
        List<TelescopeEvent> after = ReadBlock.of(faulty, plan(4001, 200)).events();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++)
            assertThat(after.get(i).triggerNs() - before.get(i).triggerNs())
                    .isEqualTo(before.get(i).telescope() == 12 ? 8 : 0);
        assertThat(truth(faulty, 4001).clockOffsetNs(4001, 12)
                        - truth(PLAIN, 4001).clockOffsetNs(4001, 12))
                .isCloseTo(8, within(1e-12));
    }

    @Test
    void aMissingTelescopeSendsNothingInItsBlocks() {
        ArraySettings faulty = PLAIN.withFaults(ArrayFaultText.parse("missing:tel_005@4002..4002"));
        ReadBlock with = ReadBlock.of(faulty, plan(4001, 200));
        ReadBlock without = ReadBlock.of(faulty, plan(4002, 200));
        assertThat(with.of(5)).isNotEmpty();
        assertThat(without.of(5)).isEmpty();
        assertThat(without.source().description().channels())
                .doesNotContain("tel_005")
                .hasSize(54);
        assertThat(without.array().telescopes()).hasSize(55);
        assertThat(truth(faulty, 4001, 4002).telescopesWithoutData()).containsOnly(Map.entry(4002L, List.of(5)));
    }

    /** Residuals r = t − 2000 ns − front − τ − walk over their jitter are normal: 2 000 events, so 4 standard errors. */
    @Test
    void stampsFollowTheSphericalFrontTheClockAndTheWalk() {
        ReadBlock block = ReadBlock.of(PLAIN, plan(4001, 1_000));
        ArrayTruth truth = truth(PLAIN, 4001);
        double sum = 0;
        double squares = 0;
        for (TelescopeEvent event : block.events()) {
            Telescope telescope = block.array().telescope(event.telescope());
            double size = block.sizePe(event);
            double expected = 2_000
                    + block.showers().get(event.event()).axis().frontNs(telescope)
                    + truth.clockOffsetNs(4001, telescope.id())
                    + 6 * PLAIN.layout().kind(telescope).triggerPe() / size;
            double pull = (event.triggerNs() - expected) / Math.sqrt(0.64 + 225 / size);
            sum += pull;
            squares += pull * pull;
        }
        int count = block.events().size();
        assertThat(sum / count).isCloseTo(0, within(4 / Math.sqrt(count)));
        assertThat(squares / count).isCloseTo(1, within(4 * Math.sqrt(2.0 / count) + 0.01));
    }

    @Test
    void blocksOfALengthEndInTime() {
        SimulatedArray block =
                new SimulatedArray(PLAIN, BlockPlan.lasting(4001, START, Duration.ofSeconds(10), 50, 20, 180));
        TelescopeEvent last = null;
        for (TelescopeEvent event = block.next(); event != null; event = block.next()) last = event;
        assertThat(block.statistics().events()).isBetween(400L, 600L);
        assertThat(EventTime.instant(last.timeNs())).isBetween(START.plusSeconds(9), START.plusSeconds(10));
        assertThat(block.description().until()).isEqualTo(START.plusSeconds(10).minusNanos(1));
    }

    @Test
    void blocksWithoutEndFollowOneAnotherWithoutAGap() {
        ArrayBlocks blocks = new ArrayBlocks(PLAIN, START, Duration.ofMinutes(5), 20);
        int n = 0;
        for (SimulatedArray block : blocks) {
            assertThat(block.plan().obs()).isEqualTo(4001 + n);
            assertThat(block.plan().span().start()).isEqualTo(START.plus(Duration.ofMinutes(5L * n)));
            if (++n == 50) break;
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> PLAIN.withFaults(ArrayFaultText.parse("clock:99:+8ns@4001")))
                .hasMessage("fault of telescope 99, which array south does not have");
        assertThatThrownBy(() -> new SimulatedArray(PLAIN, plan(4000, 1)))
                .hasMessage("obs must be >= first block 4001, was 4000");
        assertThatThrownBy(() -> plan(4001, 0)).hasMessage("events must be >= 1, was 0");
        assertThatThrownBy(() -> BlockPlan.of(4001, START, 1, 80, 0))
                .hasMessage("zenithDeg must be in [0, 70], was 80.0");
    }

    private static ArrayTruth truth(ArraySettings settings, long... obs) {
        List<SimulatedArray> blocks = new ArrayList<>();
        for (long each : obs) blocks.add(new SimulatedArray(settings, plan(each, 1)));
        return ArrayTruth.of(settings, blocks);
    }

    private static BlockPlan plan(long obs, long events) {
        return BlockPlan.of(obs, START, events, 20, 180);
    }

    private static String hash(List<TelescopeEvent> events) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        TelescopeEventCodec codec = new TelescopeEventCodec();
        for (TelescopeEvent event : events) digest.update(codec.encode(event));
        return HexFormat.of().formatHex(digest.digest());
    }
}
