package org.driftwatch.topics.hit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One operation of a hit configuration: a new column from columns.
 *
 * @param expression in the numexpr language, e.g. {@code a + b * cuspEmax}
 * @param parameters values of its plain names
 * @param lgdoAttrs attributes of the new column, e.g. {@code units: keV}; null when there are none
 */
public record HitOperation(
        String expression,
        SortedMap<String, Double> parameters,
        @JsonInclude(JsonInclude.Include.NON_NULL) SortedMap<String, String> lgdoAttrs) {
    public HitOperation {
        parameters = parameters == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** Without attributes. */
    public static HitOperation of(String expression, SortedMap<String, Double> parameters) {
        return new HitOperation(expression, parameters, null);
    }
}
