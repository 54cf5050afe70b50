package org.driftwatch.calibrators.cherenkov.pair;

import java.util.List;

/**
 * The numbers of a pair as tables of the common software have them, of mean asymmetries.
 *
 * @param n contributions
 * @param mean plain mean
 * @param std standard deviation, of n - 1; NaN below 2
 * @param sem std/√n
 * @param median median
 * @param madSigma 1.4826 times the median absolute deviation
 * @param clipped the clipped mean, NaN below five contributions
 * @param meanEventSigma mean of the event-wise errors
 * @param peerUncertainty that mean divided by n: what the peer takes for the error of the mean, too small by √n
 * @param propagatedSem √(Σ sigma²)/n
 */
public record AsymmetryTable(
        long n,
        double mean,
        double std,
        double sem,
        double median,
        double madSigma,
        PairEstimate clipped,
        double meanEventSigma,
        double peerUncertainty,
        double propagatedSem) {
    /** From a sample of asymmetries (column 0) and their errors (column 1). */
    public static AsymmetryTable of(PairSample sample) {
        PairEstimate plain = PlainMean.of(sample, 0);
        double median = WeightedOrder.median(sample.column(0), sample.weight());
        double n = sample.count();
        double sigma = sample.sum(1) / n;
        return new AsymmetryTable(
                sample.count(),
                plain.value(),
                PlainMean.deviation(sample, 0),
                plain.error(),
                median,
                WeightedOrder.spread(sample.column(0), sample.weight(), median),
                ClippedMean.of(sample, 0),
                sigma,
                sigma / n,
                Math.sqrt(sample.squares(1)) / n);
    }

    /** What the peer enters in its fit: plain mean, and mean error over n. An empty pair is NaN there. */
    public PairEstimate peer() {
        return new PairEstimate(n, mean, peerUncertainty, PairEstimate.none(n).withoutBlock());
    }

    /** How the peer joins tables of several files: unweighted means of their means and of their uncertainties. */
    public static PairEstimate peer(List<AsymmetryTable> tables) {
        double mean = 0;
        double uncertainty = 0;
        long n = 0;
        for (AsymmetryTable each : tables) {
            mean += each.mean / tables.size();
            uncertainty += each.peerUncertainty / tables.size();
            n += each.n;
        }
        return new PairEstimate(n, mean, uncertainty, PairEstimate.none(n).withoutBlock());
    }
}
