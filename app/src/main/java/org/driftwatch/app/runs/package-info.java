/** Which runs there are: on a Kafka, recorded in directories, in files. */
package org.driftwatch.app.runs;
