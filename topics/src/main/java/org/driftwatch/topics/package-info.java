/** What we say to each other. */
package org.driftwatch.topics;
