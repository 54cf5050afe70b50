package org.driftwatch.replay.germanium;

import org.driftwatch.replay.random.RandomStream;

/**
 * One pulse before the preamplifier: charge that arrives from one to three sites.
 *
 * @param adc charge of each site as amplitude [ADC], trapping subtracted
 * @param driftNs drift time of each site [ns]
 */
record Pulse(long timeNs, double[] adc, double[] driftNs) {
    private static final double NS_PER_US = 1000;
    /** Part of the signal induced while the charge drifts through the weak field, and when the fast rest begins. */
    private static final double SLOW = 0.15;

    private static final double FAST_FROM = 0.55;

    static Pulse draw(Deposit deposit, double amplitudeAdc, PulseSettings.Collection collection, RandomStream random) {
        int sites = random.uniform() >= deposit.multiSite() ? 1 : random.uniform() < 0.7 ? 2 : 3;
        double[] adc = new double[sites];
        double[] drift = new double[sites];
        double left = amplitudeAdc;
        for (int i = 0; i < sites; i++) {
            double share = i == sites - 1 ? left : left * random.uniform(0.1, 0.9);
            left -= share;
            drift[i] = driftNs(collection, random);
            adc[i] = share * (1 - collection.trappingPerUs() * drift[i] / NS_PER_US);
        }
        return new Pulse(deposit.timeNs(), adc, drift);
    }

    private static double driftNs(PulseSettings.Collection collection, RandomStream random) {
        double two = random.uniform() + random.uniform();
        return collection.shortestNs() + 0.5 * two * (collection.longestNs() - collection.shortestNs());
    }

    double amplitudeAdc() {
        double sum = 0;
        for (double part : adc) sum += part;
        return sum;
    }

    double longestDriftNs() {
        double longest = 0;
        for (double drift : driftNs) longest = Math.max(longest, drift);
        return longest;
    }

    /** Charge collected of a site of drift time 1 and charge 1 at a time in [0, 1]: slow linear rise, then a fast smooth one. */
    static double collected(double u) {
        if (u <= 0) return 0;
        if (u >= 1) return 1;
        double fast = u <= FAST_FROM ? 0 : (u - FAST_FROM) / (1 - FAST_FROM);
        return SLOW * u + (1 - SLOW) * fast * fast * (3 - 2 * fast);
    }
}
