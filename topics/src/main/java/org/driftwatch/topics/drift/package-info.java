/** Points of control charts: what moved, by how much, and whether that is too much. */
package org.driftwatch.topics.drift;
