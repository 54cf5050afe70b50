package org.driftwatch.app.simulation;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.driftwatch.replay.germanium.Deposit;
import org.driftwatch.replay.germanium.GermaniumTruth;
import org.driftwatch.topics.run.Event;

/** The deposit behind each event of a simulation, asked for in the order of the events of each channel. */
final class TrueEnergies {
    private final GermaniumTruth truth;
    private final Map<String, Iterator<Deposit>> channels = new HashMap<>();

    TrueEnergies(GermaniumTruth truth) {
        this.truth = truth;
    }

    Deposit of(Event event) {
        Iterator<Deposit> deposits = channels.computeIfAbsent(event.channel(), truth::deposits);
        Deposit deposit = deposits.next();
        while (deposit.eventNumber() != event.eventNumber()) deposit = deposits.next();
        return deposit;
    }
}
