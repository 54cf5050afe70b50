/** From Kafka into the live picture. */
package org.driftwatch.ui.feed;
