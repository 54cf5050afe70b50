package org.driftwatch.replay.germanium;

/**
 * What really happened in a detector: the truth of one event.
 *
 * @param eventNumber number of the event in its channel from 0; events lost to a dead channel leave a gap
 * @param timeNs data time [ns since 1970]
 * @param energyKeV energy left in the crystal [keV]; of a line: exactly that of the line
 * @param collectedKeV energy the collected charge stands for, smeared by the resolution [keV]
 * @param multiSite probability that the charge came from more than one place
 */
public record Deposit(
        String channel, long eventNumber, long timeNs, double energyKeV, double collectedKeV, double multiSite) {}
