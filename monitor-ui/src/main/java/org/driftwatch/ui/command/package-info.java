/** The way of a person's decision from a page or a terminal to the topic {@code commands}. What comes of it arrives as any other record. */
package org.driftwatch.ui.command;
