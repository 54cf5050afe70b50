/**
 * Where a calculator keeps what it must not forget: a port for small byte values, and exact codecs for them. Whoever calls
 * decides what stands behind the port (a change-logged store, a map); nothing here knows topics of events or physics.
 */
package org.driftwatch.calibrators.state;
