/** Published parameters: immutable, versioned, valid from a data time. */
package org.driftwatch.topics.parameter;
