/** {@code production grid}: axes and a lookup table in, grid points with their limits out. */
package org.driftwatch.app.production.grid;
