/** How fast it is: JMH for the parts, a run through the broker for the whole. Measures; decides and tests nothing. */
package org.driftwatch.benchmarks;
