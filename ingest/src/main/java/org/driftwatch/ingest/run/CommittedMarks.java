package org.driftwatch.ingest.run;

import java.io.IOException;
import org.driftwatch.topics.run.Mark;
import org.driftwatch.topics.run.RunDescription;

/** What earlier attempts left on the raw topic. */
@FunctionalInterface
interface CommittedMarks {
    /** The last committed mark of this source of this run, null when there is none. */
    Mark last(RunDescription description) throws IOException;
}
