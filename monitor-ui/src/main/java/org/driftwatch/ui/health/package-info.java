/** Is this program alive, and is it ready: named checks with their state and since when. */
package org.driftwatch.ui.health;
