/** The live picture of arrays of telescopes: blocks, newest coefficients, drift. Holds no clock; ages are for the reader. */
package org.driftwatch.ui.array;
