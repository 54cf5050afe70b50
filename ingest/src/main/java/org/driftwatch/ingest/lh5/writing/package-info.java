/** LH5 files, written whole from memory: tables, columns, attributes. Knows the format, not what a column means. */
package org.driftwatch.ingest.lh5.writing;
