/**
 * What is said per telescope, and which telescopes make a pair. Here belongs what needs only the layout; events are elsewhere.
 */
package org.driftwatch.calibrators.cherenkov.telescope;
