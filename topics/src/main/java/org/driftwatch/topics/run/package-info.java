/** Runs, the marks that carry their time, and the ports between what plays a run and what receives it. */
package org.driftwatch.topics.run;
