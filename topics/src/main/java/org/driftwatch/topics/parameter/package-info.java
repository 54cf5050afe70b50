/** Parameters: immutable, versioned, valid from a data time; published, proposed or rejected. What a person sends is in {@code command}. */
package org.driftwatch.topics.parameter;
