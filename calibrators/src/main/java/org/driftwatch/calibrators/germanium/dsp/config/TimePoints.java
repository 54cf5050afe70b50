package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.Map;
import java.util.function.Function;
import org.driftwatch.calibrators.filter.Crossing;
import org.driftwatch.calibrators.filter.Pickoff;
import org.driftwatch.calibrators.filter.Trapezoid;

/** What finds a time, and what reads a waveform at one. */
final class TimePoints {
    private static final String PICKOFF_LETTERS = "infclhs";
    private static final Pickoff.Mode[] PICKOFFS = {
        Pickoff.Mode.INDEX,
        Pickoff.Mode.NEAREST,
        Pickoff.Mode.BEFORE,
        Pickoff.Mode.AFTER,
        Pickoff.Mode.LINEAR,
        Pickoff.Mode.HERMITE,
        Pickoff.Mode.SPLINE
    };
    private static final String CROSSING_LETTERS = "ibcafrnl";
    private static final Crossing.Mode[] CROSSINGS = {
        Crossing.Mode.BEFORE,
        Crossing.Mode.BEFORE,
        Crossing.Mode.BEFORE,
        Crossing.Mode.AFTER,
        Crossing.Mode.AFTER,
        Crossing.Mode.NEAREST_VALUE,
        Crossing.Mode.HALF_WAY,
        Crossing.Mode.LINEAR
    };

    private TimePoints() {}

    static void addTo(Map<String, Processor> known) {
        known.put("time_point_thresh", Processor.of("w, threshold, t_start, walk_forward, t", TimePoints::crossing));
        known.put(
                "interpolated_time_point_thresh",
                Processor.of("w, threshold, t_start, walk_forward, mode, t", TimePoints::crossingBetween));
        known.put("fixed_time_pickoff", Processor.of("w, t, mode, a", TimePoints::pickoff));
        known.put("trap_pickoff", Processor.of("w, rise, flat, t, a", TimePoints::trapPickoff));
    }

    private static void crossing(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Reading threshold = call.number(1);
        Reading start = call.number(2);
        if (isForward(call, 3))
            call.scalar(4, frame -> Crossing.forward(x.apply(frame), threshold.of(frame), start.of(frame)));
        else call.scalar(4, frame -> Crossing.backward(x.apply(frame), threshold.of(frame), start.of(frame)));
    }

    private static void crossingBetween(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Reading threshold = call.number(1);
        Reading start = call.number(2);
        Crossing.Mode mode = CROSSINGS[CROSSING_LETTERS.indexOf(call.letter(4, CROSSING_LETTERS))];
        if (isForward(call, 3))
            call.scalar(
                    5,
                    frame -> Crossing.forwardInterpolated(x.apply(frame), threshold.of(frame), start.of(frame), mode));
        else
            call.scalar(
                    5,
                    frame -> Crossing.backwardInterpolated(x.apply(frame), threshold.of(frame), start.of(frame), mode));
    }

    private static boolean isForward(Call call, int index) {
        int direction = call.whole(index);
        if (direction != 0 && direction != 1) throw ChainFault.of("walk_forward must be 0 or 1, was " + direction);
        return direction == 1;
    }

    private static void pickoff(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Reading time = call.number(1);
        Pickoff.Mode mode = PICKOFFS[PICKOFF_LETTERS.indexOf(call.letter(2, PICKOFF_LETTERS))];
        call.scalar(3, frame -> Pickoff.at(x.apply(frame), time.of(frame), mode));
    }

    private static void trapPickoff(Call call) {
        Function<Frame, double[]> x = Call.samples(call.series(0));
        Trapezoid trap = new Trapezoid(call.whole(1), call.whole(2));
        Shapers.requireFit("trapezoid", trap.width(), call.series(0));
        Reading time = call.number(3);
        call.scalar(4, frame -> trap.pickoff(x.apply(frame), time.of(frame)));
    }
}
