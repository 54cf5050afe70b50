/** Hit configurations as the germanium software reads and writes them: operations, outputs, aggregations. */
package org.driftwatch.topics.hit;
