/**
 * Quality cuts of one germanium channel: mode and width of any column, cuts at so many widths from the mode, classifiers,
 * pulsers, pass rates.
 *
 * <p>Here belongs what tells good events from bad by single columns. Columns may be arithmetic expressions; whoever calls
 * evaluates them. Applying the emitted operations to events belongs to the hit configuration.
 */
package org.driftwatch.calibrators.germanium.cuts;
