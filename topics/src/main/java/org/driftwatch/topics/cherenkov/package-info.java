/** What is said of an array of Cherenkov telescopes: DL2 of one telescope, joined events, published coefficients. */
package org.driftwatch.topics.cherenkov;
