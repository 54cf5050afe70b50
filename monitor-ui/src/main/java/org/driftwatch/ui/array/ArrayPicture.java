package org.driftwatch.ui.array;

import java.util.List;
import org.driftwatch.topics.drift.DriftPoint;

/**
 * Everything about one array, whole.
 *
 * @param arrays all arrays known, by name
 * @param array the one shown; null when none is known
 * @param blocks its blocks, oldest first
 * @param judged newest block whose coefficients are known, null without
 * @param telescopes in the order of the layout
 * @param types coefficients that are not of one telescope, of the judged block: ratios of types and quality of fits
 * @param telescope scope of the telescope whose history follows, null without
 * @param history all its drift points, in order of time
 * @param versions all its coefficients of all blocks
 */
public record ArrayPicture(
        List<String> arrays,
        String array,
        List<BlockLine> blocks,
        String judged,
        List<TelescopeLine> telescopes,
        List<Published> types,
        String telescope,
        List<DriftPoint> history,
        List<Published> versions) {
    static final ArrayPicture NOTHING =
            new ArrayPicture(List.of(), null, List.of(), null, List.of(), List.of(), null, List.of(), List.of());
}
