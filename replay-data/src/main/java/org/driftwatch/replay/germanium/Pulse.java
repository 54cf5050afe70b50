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
    /** Part of the signal induced while the charge drifts through the weak field, and how long the fast rest takes [ns]. */
    private static final double SLOW = 0.15;

    private static final double FAST_NS = 250;

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

    /**
     * Share of its charge that a site has induced: a slow linear rise, then a fast smooth one close to the contact, where fields
     * and so the largest current are the same for every drift time.
     *
     * @param sinceNs since the charge was set free [ns]
     * @param driftNs its drift time [ns]
     */
    static double collected(double sinceNs, double driftNs) {
        double slowNs = Math.max(0, driftNs - FAST_NS);
        if (sinceNs <= 0) return 0;
        if (sinceNs >= driftNs) return 1;
        if (sinceNs < slowNs) return SLOW * sinceNs / slowNs;
        double fast = (sinceNs - slowNs) / (driftNs - slowNs);
        return SLOW + (1 - SLOW) * fast * fast * (3 - 2 * fast);
    }
}
