/** Versions of parameters and decisions on them, for a person at a terminal. The rules are those of the worker that carries decisions out. */
package org.driftwatch.app.decision;
