/** The live picture of Monte Carlo productions: statistics and limits by grid point. Holds no clock; ages are for the reader. */
package org.driftwatch.ui.production;
