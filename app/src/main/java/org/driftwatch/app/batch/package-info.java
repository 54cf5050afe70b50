/** The batch twin: runs calibrated without Kafka, by the same calculators. */
package org.driftwatch.app.batch;
