/** The settings file: one YAML, one record per component, all faults found at once. No wiring, no defaults of algorithms. */
package org.driftwatch.app.settings;
