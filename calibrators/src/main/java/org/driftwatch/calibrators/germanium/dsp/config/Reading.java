package org.driftwatch.calibrators.germanium.dsp.config;

/** A number as a step reads it. */
interface Reading {
    double of(Frame frame);
}
