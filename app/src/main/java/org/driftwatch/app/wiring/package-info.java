/** Everything put together with plain {@code new}, and taken apart again in reverse order. */
package org.driftwatch.app.wiring;
