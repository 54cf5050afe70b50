/** What is kept out of a stream, and why. */
package org.driftwatch.streams.deadletter;
