/** The one place where topic names, keys, values, partitioning and retention stand. */
package org.driftwatch.topics.catalogue;
