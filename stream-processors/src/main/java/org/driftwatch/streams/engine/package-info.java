/** How Kafka Streams is run, whatever it runs: its settings, its memory, its timestamps; and the lasting workers beside it. */
package org.driftwatch.streams.engine;
