/** {@code production limits}: reduced files in, limits per file and layout out, as JSON and as ECSV tables. */
package org.driftwatch.app.production.limits;
