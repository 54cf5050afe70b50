/**
 * The live picture of all runs in memory: bounded, versioned, fed through {@link org.driftwatch.ui.model.LiveRecords}.
 * No Kafka, no HTTP.
 */
package org.driftwatch.ui.model;
