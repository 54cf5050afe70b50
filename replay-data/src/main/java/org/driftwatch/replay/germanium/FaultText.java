package org.driftwatch.replay.germanium;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.replay.scenario.FaultNotation;
import org.driftwatch.replay.scenario.FaultSize;

/**
 * Faults as text, several joined by commas:
 *
 * <pre>
 * step:ch1000003:+0.5%@30s          from 30 s on pulses are 0.5 % larger
 * drift:ch1000003:+0.2%/min@30s     from 30 s on pulses grow by 0.2 % a minute
 * dead:ch1000004@1min               from 1 min on nothing comes
 * dead:ch1000004@1min..2min         any of them with an end
 * </pre>
 *
 * Times count from the start of the run in data time; units {@code ms}, {@code s}, {@code min}, {@code h}.
 */
public final class FaultText {
    private static final String TIME = "([0-9]+(?:\\.[0-9]+)?)(ms|s|min|h)";
    private static final Pattern FAULT =
            Pattern.compile("(step|drift|dead):([^:@,\\s]+)(?::([+-]?[0-9]+(?:\\.[0-9]+)?)%(/min)?)?@" + TIME
                    + "(?:\\.\\." + TIME + ")?");

    private static final FaultNotation<GermaniumFault> NOTATION = new FaultNotation<>(
            FAULT,
            FaultText::sizeFits,
            FaultText::build,
            "step:CHANNEL:SIZE%@TIME, drift:CHANNEL:SIZE%/min@TIME, dead:CHANNEL@TIME"
                    + " (TIME such as 30s or 30s..2min)");

    private FaultText() {}

    /** @throws IllegalArgumentException naming the first text that is no fault and why */
    public static List<GermaniumFault> parse(String text) {
        return NOTATION.parse(text);
    }

    private static boolean sizeFits(Matcher part) {
        boolean size = part.group(3) != null;
        boolean perMinute = part.group(4) != null;
        return switch (part.group(1)) {
            case "step" -> size && !perMinute;
            case "drift" -> size && perMinute;
            default -> !size;
        };
    }

    private static GermaniumFault build(Matcher part) {
        String channel = part.group(2);
        Duration from = time(part.group(5), part.group(6));
        Duration until = part.group(7) == null ? null : time(part.group(7), part.group(8));
        return switch (part.group(1)) {
            case "step" -> new GermaniumFault.GainStep(channel, FaultSize.fraction(part.group(3)), from, until);
            case "drift" -> new GermaniumFault.GainDrift(channel, FaultSize.fraction(part.group(3)), from, until);
            default -> new GermaniumFault.DeadChannel(channel, from, until);
        };
    }

    private static Duration time(String number, String unit) {
        long nsPerUnit = switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "min" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
        return Duration.ofNanos(new BigDecimal(number)
                .multiply(BigDecimal.valueOf(nsPerUnit))
                .toBigInteger()
                .longValueExact());
    }

    /** {@code 30 s}, {@code 1 min 30 s}, {@code 0.5 s}. */
    static String duration(Duration time) {
        long minutes = time.toMinutes();
        Duration rest = time.minusMinutes(minutes);
        String seconds = FaultSize.plain(BigDecimal.valueOf(rest.toNanos(), 9)) + " s";
        if (minutes == 0) return seconds;
        return rest.isZero() ? minutes + " min" : minutes + " min " + seconds;
    }
}
