/** What a person tells the stream to do. What becomes of it is a parameter or a dead letter. */
package org.driftwatch.topics.command;
