package org.driftwatch.streams.germanium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.driftwatch.streams.deadletter.DeadLetters;
import org.driftwatch.topics.catalogue.Topics;
import org.driftwatch.topics.deadletter.DeadLetter;
import org.driftwatch.topics.run.Event;
import org.junit.jupiter.api.Test;

class GermaniumFaultTest {
    private static final FakeRun RUN = FakeRun.of("r1", "ch1");
    private static final String DSP = Topics.GE_DSP.name();

    @Test
    void bytesThatNobodyCanReadAreDeadLettersAndTheStreamGoesOn() {
        byte[] good = RUN.event("ch1", 1, 1).value();
        byte[] flipped = good.clone();
        flipped[flipped.length - 1] ^= 1;
        try (Bench bench = new Bench()) {
            bench.send(RUN.started());
            bench.sendBytes(DSP, null, null);
            bench.sendBytes(DSP, null, new byte[0]);
            bench.sendBytes(DSP, null, "rubbish of sixteen".getBytes(StandardCharsets.UTF_8));
            bench.sendBytes(DSP, null, flipped);
            bench.sendBytes(DSP, null, "{\"mark\":\"nonsense\"}".getBytes(StandardCharsets.UTF_8));
            bench.sendBytes(DSP, null, "{\"mark\":\"reached\",\"run\":\"r1\"}".getBytes(StandardCharsets.UTF_8));
            bench.sendBytes(DSP, null, good);
            bench.sendAll(List.of(RUN.ended(9), RUN.drain()));
            assertThat(bench.reasons())
                    .startsWith("no-value", "truncated", "bad-magic", "bad-checksum", "bad-json")
                    .hasSize(6);
            DeadLetter letter = bench.deadLetters().get(3);
            assertThat(letter.topic() + "/" + letter.partition() + "/" + letter.offset())
                    .isEqualTo("ge.dsp/0/4");
            assertThat(letter.bytes()).isEqualTo(flipped);
            assertThat(bench.count("driftwatch.dead.letters", "reason", "bad-checksum"))
                    .isEqualTo(1);
            assertThat(bench.done().get(0).events()).isEqualTo(1);
            assertThat(bench.done().get(0).rejected()).containsEntry("bad-checksum", 1L);
        }
    }

    @Test
    void anyBytesAtAllNeverStopTheStream() {
        Random random = new Random(17);
        List<Sent> records = RUN.records(100, 17);
        try (Bench bench = new Bench()) {
            bench.send(RUN.started());
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes =
                        records.get(random.nextInt(records.size())).value().clone();
                for (int flips = random.nextInt(4); flips >= 0; flips--)
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                bench.sendBytes(random.nextBoolean() ? DSP : "ge.waveforms", null, bytes);
            }
            assertThat(bench.deadLetters()).hasSizeGreaterThan(1_000);
        }
    }

    @Test
    void timesOutsideTheRunAreAbsurd() {
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(RUN.started(), RUN.event("ch1", 1, -1e9), RUN.event("ch1", 2, 1e9)));
            bench.sendAll(List.of(RUN.event("ch1", 3, FakeRun.LENGTH_S + 1), RUN.event("ch1", 4, 3), RUN.ended(9)));
            bench.send(RUN.drain());
            assertThat(bench.reasons()).containsExactly("absurd-time", "absurd-time", "absurd-time");
            assertThat(bench.features()).extracting(Event::eventNumber).containsExactly(4L);
            assertThat(bench.done().get(0).rejected()).containsEntry("absurd-time", 3L);
        }
    }

    @Test
    void eventsAndMarksOfNoKnownRunAreKeptOut() {
        FakeRun unknown = FakeRun.of("nobody", "ch1");
        FakeRun stranger = new FakeRun("r1", "stranger", List.of("stranger"), List.of("ch1"));
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(RUN.started(), unknown.event("ch1", 1, 1), unknown.reached(5), stranger.reached(50)));
            bench.sendAll(List.of(RUN.event("ch1", 1, 1), RUN.ended(9), RUN.drain()));
            assertThat(bench.reasons()).containsExactly("unknown-run", "unknown-run", "unknown-source");
            assertThat(bench.features()).hasSize(1);
            assertThat(bench.done().get(0).rejected()).hasToString("{unknown-run=2, unknown-source=1}");
        }
    }

    @Test
    void aWaveformTooShortForTheSettingsIsCountedAndTheOthersGoOn() {
        FakeRun run = FakeRun.of("r1", "ch1");
        String waveforms = Topics.GE_WAVEFORMS.name();
        try (Bench bench = new Bench()) {
            bench.sendBytes(waveforms, null, run.started().value());
            bench.sendAll(List.of(run.waveform("ch1", 1, 1, 5), run.waveform("ch1", 2, 2, 5, 6)));
            bench.sendBytes(waveforms, null, run.ended(9).value());
            bench.sendBytes(waveforms, null, run.drain().value());
            assertThat(bench.reasons()).containsExactly("waveform-too-short");
            assertThat(bench.features()).extracting(Event::eventNumber).containsExactly(2L);
            assertThat(bench.done().get(0).rejected()).containsOnly(java.util.Map.entry("waveform-too-short", 1L));
            assertThat(bench.done().get(0).source()).isEqualTo("ge.waveforms");
        }
    }

    @Test
    void anEventThatBreaksTheCalculationIsADeadLetterAtItsOwnPlace() {
        try (Bench bench = new Bench()) {
            bench.sendAll(List.of(RUN.started(), RUN.event("ch1", 1, 1)));
            bench.send(RUN.event("ch1", 2, 2, CountingChannel.POISON));
            bench.sendAll(List.of(RUN.event("ch1", 3, 3), RUN.ended(9), RUN.drain()));
            DeadLetter letter = bench.deadLetters().get(0);
            assertThat(letter.reason()).isEqualTo("processor-error");
            assertThat(letter.offset()).isEqualTo(2);
            assertThat(letter.detail()).contains("poison in event 2");
            assertThat(bench.features()).extracting(Event::eventNumber).containsExactly(1L, 3L);
            assertThat(bench.done().get(0).events()).isEqualTo(2);
            assertThat(bench.done().get(0).rejected()).containsOnly(java.util.Map.entry("processor-error", 1L));
        }
    }

    @Test
    void aHugeRecordIsCutToWhatABrokerTakes() {
        byte[] huge = new byte[900_000];
        try (Bench bench = new Bench()) {
            bench.sendBytes(DSP, null, huge);
            DeadLetter letter = bench.deadLetters().get(0);
            assertThat(letter.bytes()).hasSize(DeadLetters.LARGEST);
            assertThat(letter.detail()).contains("of 900000 bytes");
            assertThat(bench.records("dead-letters").get(0).value()).hasSizeLessThan(1_000_000);
        }
    }
}
