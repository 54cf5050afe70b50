/**
 * Subjects of a germanium channel beside its energy scale: what they have in common (when to answer, versions, drift, columns for the
 * hit configuration) and one class for each that joins its bounded state with its calibrator. Formulas stay in the packages of the
 * calibrators.
 */
package org.driftwatch.calibrators.germanium.subject;
