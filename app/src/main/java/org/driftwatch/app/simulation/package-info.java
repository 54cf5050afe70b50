/** Simulated runs as files, with their truth beside them. */
package org.driftwatch.app.simulation;
