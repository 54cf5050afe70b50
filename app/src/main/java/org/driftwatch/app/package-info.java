/** The switchboard: main class and wiring, the only code that knows all modules. */
package org.driftwatch.app;
