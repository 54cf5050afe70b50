/**
 * The search for a minimum that the peer uses, step by step: where it stops and what it takes for errors there is part of the
 * peer's numbers. For comparison only; {@code calibrators.fit} has the minimiser of the product.
 */
package org.driftwatch.calibrators.cherenkov.graph.search;
