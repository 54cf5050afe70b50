/** One observation block of one array, from its first event to its coefficients and verdicts, and what is published of it. */
package org.driftwatch.calibrators.cherenkov.block;
