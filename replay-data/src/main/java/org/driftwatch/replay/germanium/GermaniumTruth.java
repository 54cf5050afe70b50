package org.driftwatch.replay.germanium;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.driftwatch.topics.run.EventTime;

/** What a simulation knows and an analysis must find. Immutable; costs no memory per event. */
public final class GermaniumTruth {
    private final GermaniumModel model;

    GermaniumTruth(GermaniumModel model) {
        this.model = model;
    }

    /** Names of the detectors, in order. */
    public List<String> channels() {
        return model.settings().array().channels();
    }

    /** True calibration of a channel at a data time, faults included [keV/ADC]. */
    public double keVPerAdc(String channel, Instant at) {
        return 1 / adcPerKeV(channel, at);
    }

    /** True amplitude per energy of a channel at a data time, faults included [ADC/keV]; 0 if nothing is left. */
    public double adcPerKeV(String channel, Instant at) {
        return model.adcPerKeV(model.indexOf(channel), EventTime.ns(at));
    }

    /** All events of a channel in order of time, drawn again while they are read; a limit of events is not applied. */
    public Iterator<Deposit> deposits(String channel) {
        DetectorStream stream = new DetectorStream(model, model.indexOf(channel));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return stream.peek(0) != null;
            }

            @Override
            public Deposit next() {
                if (!hasNext()) throw new NoSuchElementException("the run of " + channel + " is through");
                return stream.take();
            }
        };
    }

    /** What goes wrong in the run. */
    public List<GermaniumFault> faults() {
        return model.settings().faults();
    }

    /** What was injected, one sentence per fault. */
    public List<String> inWords() {
        return faults().stream().map(GermaniumFault::inWords).toList();
    }
}
