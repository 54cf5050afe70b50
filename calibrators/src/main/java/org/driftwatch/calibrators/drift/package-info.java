/**
 * Whether a line stays where it was and as narrow as it was: disjoint windows of data time, control charts against a frozen
 * reference, verdicts. What finds the line in a window, or measures it, is handed in; alarms and their texts do not belong here.
 */
package org.driftwatch.calibrators.drift;
