/** How a run gets onto Kafka: the sink with its time marks, pacing and resume, and the line that shows progress. */
package org.driftwatch.ingest.run;
