/** What a replay or a batch calibration found, as one JSON file with a hash. */
package org.driftwatch.app.results;
