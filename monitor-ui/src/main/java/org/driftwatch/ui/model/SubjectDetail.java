package org.driftwatch.ui.model;

import java.util.List;
import org.driftwatch.topics.parameter.Parameter;

/**
 * A subject of a channel beside its energy scale, whole or what is new.
 *
 * @param newest the newest version, whole, also when it is only proposed; null when it is no news
 * @param versions versions in short, oldest first
 * @param versionsCut versions between the first and the oldest kept that were dropped
 */
public record SubjectDetail(String subject, Parameter newest, List<VersionLine> versions, int versionsCut) {
    public SubjectDetail {
        versions = List.copyOf(versions);
    }
}
