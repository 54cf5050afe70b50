/** How Kafka Streams is run, whatever it runs: its settings, its memory, its timestamps. */
package org.driftwatch.streams.engine;
