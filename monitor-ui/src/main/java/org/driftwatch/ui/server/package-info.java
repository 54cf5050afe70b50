/** The Vert.x server: page files, REST views, metrics, health and the one WebSocket. Reads the live picture only. */
package org.driftwatch.ui.server;
