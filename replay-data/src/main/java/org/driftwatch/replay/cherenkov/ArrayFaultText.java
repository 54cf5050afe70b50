package org.driftwatch.replay.cherenkov;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.driftwatch.replay.scenario.FaultNotation;
import org.driftwatch.replay.scenario.FaultSize;

/**
 * Faults of telescopes as text, several joined by commas:
 *
 * <pre>
 * step:tel_009:-6%@4004             from block 4004 on the telescope sees 6 % less light
 * slope:tel_030:-2%@4001            in each block after 4001 it sees 2 % less than in the one before
 * clock:tel_012:+8ns@4003           from block 4003 on its stamps are 8 ns later
 * missing:tel_044@4002..4002        in block 4002 it takes no part
 * </pre>
 *
 * Any of them with a last block behind two dots; a telescope is {@code tel_009} or {@code 9}.
 */
public final class ArrayFaultText {
    private static final Pattern FAULT = Pattern.compile("(step|slope|clock|missing):(?:tel_)?([0-9]{1,5})"
            + "(?::([+-]?[0-9]+(?:\\.[0-9]+)?)(%|ns))?@([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?");

    private static final FaultNotation<ArrayFault> NOTATION = new FaultNotation<>(
            FAULT,
            ArrayFaultText::unitFits,
            ArrayFaultText::build,
            "step:TELESCOPE:SIZE%@BLOCK, slope:TELESCOPE:SIZE%@BLOCK, clock:TELESCOPE:NUMBERns@BLOCK,"
                    + " missing:TELESCOPE@BLOCK (BLOCK such as 4003 or 4003..4005)");

    private ArrayFaultText() {}

    /** @throws IllegalArgumentException naming the first text that is no fault and why */
    public static List<ArrayFault> parse(String text) {
        return NOTATION.parse(text);
    }

    private static boolean unitFits(Matcher part) {
        String unit = part.group(4);
        return switch (part.group(1)) {
            case "missing" -> unit == null;
            case "clock" -> "ns".equals(unit);
            default -> "%".equals(unit);
        };
    }

    private static ArrayFault build(Matcher part) {
        int telescope = Integer.parseInt(part.group(2));
        long from = Long.parseLong(part.group(5));
        long last = part.group(6) == null ? Long.MAX_VALUE : Long.parseLong(part.group(6));
        return switch (part.group(1)) {
            case "step" -> new ArrayFault.ThroughputStep(telescope, FaultSize.fraction(part.group(3)), from, last);
            case "slope" -> new ArrayFault.ThroughputSlope(telescope, FaultSize.fraction(part.group(3)), from, last);
            case "clock" -> new ArrayFault.ClockJump(telescope, Double.parseDouble(part.group(3)), from, last);
            default -> new ArrayFault.MissingTelescope(telescope, from, last);
        };
    }
}
