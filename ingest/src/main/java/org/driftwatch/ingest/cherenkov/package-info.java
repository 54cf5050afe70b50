/**
 * Observation blocks of an array of telescopes on disk, DL2 in the layout of ctapipe: which table is what, how rows of one
 * event find each other, in what order events come. What is written is in {@code ingest.cherenkov.writing}.
 */
package org.driftwatch.ingest.cherenkov;
