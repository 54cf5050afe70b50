/**
 * Carries out what persons send on {@code commands}: reads the versions a command is about, writes the version that comes of it to
 * {@code parameters}, exactly once. What a command may do stands in {@code calibrators.decision}.
 */
package org.driftwatch.streams.command;
