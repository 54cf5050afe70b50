package org.driftwatch.calibrators.cherenkov.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * A telescope was at one level before, at another since: all ways to cut its blocks in two, the shortest end first. The largest
 * |z| over these cuts is a generalised likelihood ratio: it sees a jump at once when it is large, a small one after some blocks,
 * and a slow drift better than one block against the first. Telescopes walk a little from block to block: the level just before a cut
 * is filtered from the blocks before, forwards in time, that just after it from the blocks since, backwards.
 *
 * @param before level at the last block before the cut
 * @param since level at the first block after it
 */
record Change(Level before, Level since) {
    double jump() {
        return since.x() - before.x();
    }

    /** Of a track and the block now; {@code walk} is the variance of a healthy telescope from a block to the next. */
    static List<Change> all(Track track, Level now, double walk) {
        List<Change> cuts = new ArrayList<>();
        Level since = now;
        for (int cut = track.latest().size(); cut >= 0; cut--) {
            Level before = track.older();
            for (Level each : track.latest().subList(0, cut))
                before = before.walked(walk).plus(each);
            cuts.add(new Change(before, since));
            if (cut > 0) since = since.walked(walk).plus(track.latest().get(cut - 1));
        }
        return cuts;
    }
}
