/** Germanium runs written to disk, raw and dsp tier, as {@code ingest.germanium} reads them. */
package org.driftwatch.ingest.germanium.writing;
