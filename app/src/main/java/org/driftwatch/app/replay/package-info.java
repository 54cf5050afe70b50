/** Plays runs through Kafka and waits for what comes of them. */
package org.driftwatch.app.replay;
