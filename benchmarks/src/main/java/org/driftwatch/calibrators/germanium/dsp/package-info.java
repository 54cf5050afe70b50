/** Benchmarks of the signal processing, in its package: the plain form is its own affair. */
package org.driftwatch.calibrators.germanium.dsp;
