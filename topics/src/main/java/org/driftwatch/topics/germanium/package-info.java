/** What germanium detectors say: waveforms, DSP outputs, features and the energy calibration. */
package org.driftwatch.topics.germanium;
