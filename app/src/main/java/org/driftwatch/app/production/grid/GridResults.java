package org.driftwatch.app.production.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedSet;

/**
 * The results file of {@code production grid}.
 *
 * @param telescopeIds layout whose limits were looked up; null without a lookup table
 * @param n number of points
 * @param targets values of each axis, in order
 * @param points in order, the last axis fastest
 */
public record GridResults(
        int schema, String mode, SortedSet<Integer> telescopeIds, int n, ObjectNode targets, List<ObjectNode> points) {}
