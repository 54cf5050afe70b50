/**
 * What comes of a command about a parameter: the version it makes, or why it makes none. Who reads the command and the versions, and
 * who writes, is not known here.
 */
package org.driftwatch.calibrators.decision;
