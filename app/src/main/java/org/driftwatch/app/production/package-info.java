/** The {@code production} commands: files in, one JSON file out, with the peer's names. Computes nothing itself. */
package org.driftwatch.app.production;
