/**
 * Whether a telescope moved against the others of its type from one observation block to another: what was seen before, common mode,
 * verdicts. Where coefficients come from does not belong here.
 */
package org.driftwatch.calibrators.cherenkov.drift;
