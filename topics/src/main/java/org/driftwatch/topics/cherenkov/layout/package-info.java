/** An array of telescopes: where they stand, what they are, which columns their data have. */
package org.driftwatch.topics.cherenkov.layout;
