/**
 * The embedded Kafka: a single-node KRaft broker in a child JVM, and the topics of the catalogue made on any broker.
 *
 * <p>Belongs here: starting and ending the broker, its settings, creating and describing topics. Does not belong here: who produces
 * or consumes what.
 */
package org.driftwatch.app.broker;
