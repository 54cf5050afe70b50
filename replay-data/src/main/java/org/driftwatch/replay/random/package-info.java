/** Seeded random numbers that are the same on every Java version. Nothing of a detector. */
package org.driftwatch.replay.random;
