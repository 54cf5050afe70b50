/** Tables in ECSV 1.0 (text with a YAML header), as astropy writes them. Knows columns and units, not what they mean. */
package org.driftwatch.ingest.simulation.ecsv;
