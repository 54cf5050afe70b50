package org.driftwatch.calibrators.cherenkov.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drift of one quantity of the telescopes of an array, block by block.
 * <pre>  z = (x - x_ref - m) / √(σ² + σ_ref² + σ_m² + floor² + n walk²) / s </pre>
 *
 * n are the blocks between, m is the {@linkplain CommonMode common mode} of the telescopes of a type, s the scatter of z over them where it is more than 1
 * (from {@value #ENOUGH} telescopes on): what the errors do not know of, as a bias that changes with the zenith angle, is in all of
 * them, taken apart for both x_ref: the first valid block, and, for steps, the mean of all blocks before, known better than one is. A step
 * stays one until the mean since then no longer says so.
 *
 * <p>Telescopes that never were connected have no common reference; they are in different frames. A frame needs three telescopes for
 * its median; of two, both drift when one does, as nobody can tell which; one alone is not judged.
 */
public final class ArrayDrift {
    /** Fewest telescopes from which scatter is taken. */
    static final int ENOUGH = 8;

    private static final int PAIR = 2;
    private static final int MEDIAN = 3;

    private final DriftLimits limits;
    private final DriftMemory memory;

    public ArrayDrift(DriftLimits limits, DriftMemory memory) {
        this.limits = limits;
        this.memory = memory;
    }

    /** Judges a block, and remembers it. Telescopes that are seen for the first time give no judgement. */
    public List<Judgement> block(String run, List<TelescopeSight> sights) {
        SortedMap<Integer, Judgement> judged = new TreeMap<>();
        SortedMap<String, List<TelescopeSight>> groups = new TreeMap<>();
        SortedMap<String, Integer> frames = new TreeMap<>();
        for (TelescopeSight sight : sights) {
            memory.track(sight.telescope()).ifPresent(track -> frames.merge(track.frame(), 1, Integer::sum));
            if (sight.seen())
                groups.computeIfAbsent(sight.group(), each -> new ArrayList<>()).add(sight);
            else judged.put(sight.telescope(), Judgement.lowstat(sight));
        }
        for (List<TelescopeSight> group : groups.values()) new Group(run, group, frames).judge(judged);
        return sights.stream()
                .map(sight -> judged.get(sight.telescope()))
                .filter(each -> each != null)
                .toList();
    }

    /** Connected telescopes of one type in one block. */
    private final class Group {
        private final String run;
        private final SortedMap<String, List<TelescopeSight>> byFrame = new TreeMap<>();
        private final List<TelescopeSight> strangers = new ArrayList<>();
        private final SortedMap<String, Integer> frames;
        private final String name;

        Group(String run, List<TelescopeSight> sights, SortedMap<String, Integer> frames) {
            this.run = run;
            this.frames = frames;
            name = run + "/" + sights.get(0).group();
            for (TelescopeSight sight : sights)
                memory.track(sight.telescope())
                        .ifPresentOrElse(
                                track -> byFrame.computeIfAbsent(track.frame(), each -> new ArrayList<>())
                                        .add(sight),
                                () -> strangers.add(sight));
        }

        void judge(SortedMap<Integer, Judgement> judged) {
            String main = main();
            for (Map.Entry<String, List<TelescopeSight>> frame : byFrame.entrySet()) {
                List<TelescopeSight> members = frame.getValue();
                boolean lost = members.size() < PAIR && main != null && frames.get(frame.getKey()) < MEDIAN;
                if (lost) strangers.addAll(members);
                else if (members.size() < PAIR)
                    judged.put(members.get(0).telescope(), Judgement.lowstat(members.get(0)));
                else new Frame(run, members).judge(judged);
            }
            CommonMode mode = main == null ? new CommonMode(0, 0, 0) : new Frame(run, byFrame.get(main)).mode();
            for (TelescopeSight each : strangers)
                memory.put(
                        each.telescope(),
                        Track.start(
                                main == null ? name : main,
                                run,
                                each.x() - mode.shift(),
                                Math.sqrt(each.error() * each.error() + mode.variance())));
        }

        /** The frame with most telescopes here that can be compared; null without one. */
        private String main() {
            String main = null;
            for (Map.Entry<String, List<TelescopeSight>> frame : byFrame.entrySet()) {
                int size = frame.getValue().size();
                if (size >= PAIR && (main == null || size > byFrame.get(main).size())) main = frame.getKey();
            }
            return main;
        }
    }

    /** Telescopes that are compared with each other. */
    private final class Frame {
        private final String run;
        private final List<TelescopeSight> members;
        private final List<Track> tracks;
        private final CommonMode mode;

        Frame(String run, List<TelescopeSight> members) {
            this.run = run;
            this.members = members;
            tracks = members.stream()
                    .map(each -> memory.track(each.telescope()).orElseThrow())
                    .toList();
            double[] jumps = new double[members.size()];
            double[] errors = new double[jumps.length];
            for (int k = 0; k < jumps.length; k++) {
                jumps[k] = members.get(k).x() - tracks.get(k).base();
                errors[k] =
                        StrictMath.hypot(members.get(k).error(), tracks.get(k).baseError());
            }
            mode = CommonMode.of(jumps, errors);
        }

        CommonMode mode() {
            return mode;
        }

        void judge(SortedMap<Integer, Judgement> judged) {
            Step.Excess excess = excess();
            for (int k = 0; k < members.size(); k++) {
                Step step = new Step(run, members.get(k), tracks.get(k), mode, excess, limits);
                judged.put(members.get(k).telescope(), step.judgement());
                memory.put(members.get(k).telescope(), step.next());
            }
        }

        private Step.Excess excess() {
            if (members.size() < ENOUGH) return Step.Excess.NONE;
            List<Step> steps = new ArrayList<>();
            for (int k = 0; k < members.size(); k++)
                steps.add(new Step(run, members.get(k), tracks.get(k), mode, Step.Excess.NONE, limits));
            List<Double> ofChange = new ArrayList<>();
            for (int cut = 0; cut <= Track.LATEST; cut++) {
                int number = cut;
                List<Step> cuttable =
                        steps.stream().filter(step -> number < step.changes()).toList();
                if (cuttable.size() < ENOUGH) break;
                ofChange.add(scatter(cuttable.stream()
                        .mapToDouble(step -> Math.abs(step.changeZ(number)))
                        .toArray()));
            }
            return new Step.Excess(
                    scatter(steps.stream()
                            .mapToDouble(step -> Math.abs(step.baseZ()))
                            .toArray()),
                    ofChange);
        }

        private static double scatter(double[] sizes) {
            return Math.max(1, 1.4826 * CommonMode.median(sizes));
        }
    }
}
