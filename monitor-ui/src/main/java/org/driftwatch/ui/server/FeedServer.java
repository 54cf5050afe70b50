package org.driftwatch.ui.server;

/**
 * What every message says of the server it comes from.
 *
 * @param id identity of its memory; a browser that meets another one starts anew
 * @param commands whether it takes decisions of persons
 */
record FeedServer(String id, boolean commands) {}
