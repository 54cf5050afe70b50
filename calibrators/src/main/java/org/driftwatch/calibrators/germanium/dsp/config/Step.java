package org.driftwatch.calibrators.germanium.dsp.config;

/** One piece of work on the values of an event. */
interface Step {
    void run(Frame frame);
}
