/** The command line, one class per command; what a command does stands in the class it wires. */
package org.driftwatch.app.command;
