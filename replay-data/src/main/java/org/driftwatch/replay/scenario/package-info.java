/** What simulations of any detector have in common: when they are and how long, and how their faults are written. Nothing of a detector. */
package org.driftwatch.replay.scenario;
