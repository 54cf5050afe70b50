/** Runs in files: which kind they are of, and how each kind is played. */
package org.driftwatch.app.recording;
