/** What germanium detectors say: waveforms, DSP outputs, features, and the parameters of each subject. */
package org.driftwatch.topics.germanium;
