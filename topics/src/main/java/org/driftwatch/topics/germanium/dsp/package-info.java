/** A signal-processing configuration in the peer's JSON style, as it stands in its file; what it means is computed elsewhere. */
package org.driftwatch.topics.germanium.dsp;
