/** Settings of the calibration of telescope arrays: records only, each with its defaults; no algorithm, no file format. */
package org.driftwatch.calibrators.cherenkov.settings;
