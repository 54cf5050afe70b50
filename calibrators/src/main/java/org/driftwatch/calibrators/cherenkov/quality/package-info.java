/**
 * Quality criteria of DL2 rows: an expression language with units, compiled once, and how many rows pass. Here belongs what can be
 * said of one row; what compares telescopes belongs to pairs.
 */
package org.driftwatch.calibrators.cherenkov.quality;
