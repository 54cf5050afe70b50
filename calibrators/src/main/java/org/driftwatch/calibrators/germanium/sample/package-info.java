/** Events as weighted points in a few quantities: one by one, or as the occupied cells of a bounded sparse histogram. */
package org.driftwatch.calibrators.germanium.sample;
