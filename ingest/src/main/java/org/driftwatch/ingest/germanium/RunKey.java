package org.driftwatch.ingest.germanium;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file name says of its run: {@code l200-p03-r000-cal-20230311T235840Z-tier_dsp.lh5} is a part of the run
 * {@code l200-p03-r000-cal}. Any other name is its own run.
 *
 * @param id the name without extension and tier
 * @param run what the parts of one run have in common
 * @param stamp time in the name, null when there is none
 */
record RunKey(String id, String run, Instant stamp) {
    private static final Pattern EXTENSION = Pattern.compile("\\.(lh5|hdf5|h5)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIER = Pattern.compile("[-_](tier[-_])?(raw|dsp)$");
    private static final Pattern KEY = Pattern.compile("([^-]+-p\\d+-r\\d+-[^-]+)-(\\d{8}T\\d{6}Z)");
    private static final Pattern STAMP = Pattern.compile("(?<!\\d)(\\d{8}T\\d{6})Z?(?!\\d)");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    static RunKey of(Path file) {
        String stem = EXTENSION.matcher(file.getFileName().toString()).replaceFirst("");
        String id = TIER.matcher(stem).replaceFirst("");
        Matcher key = KEY.matcher(id);
        return new RunKey(id, key.matches() ? key.group(1) : id, stamp(id));
    }

    private static Instant stamp(String name) {
        Matcher found = STAMP.matcher(name);
        try {
            return found.find() ? LocalDateTime.parse(found.group(1), FORM).toInstant(ZoneOffset.UTC) : null;
        } catch (DateTimeException e) {
            return null; // digits that are no date: the name carries no time
        }
    }

    /** What relative times in this file count from. */
    Instant start(Lh5Options options) {
        if (options.start() != null) return options.start();
        return stamp != null ? stamp : Instant.EPOCH;
    }
}
