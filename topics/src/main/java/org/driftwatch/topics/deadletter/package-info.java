/** What could not be used, where it was and why. */
package org.driftwatch.topics.deadletter;
