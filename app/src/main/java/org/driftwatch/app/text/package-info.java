/** Text for terminals. */
package org.driftwatch.app.text;
