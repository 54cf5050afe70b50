/** How a value becomes bytes and back: the codec interface, the binary frame and the one JSON mapper. No record types. */
package org.driftwatch.topics.codec;
