package org.driftwatch.app.settings;

import org.driftwatch.calibrators.germanium.jobs.JobSettings;

/** The section {@code germanium.jobs}. */
final class JobsReader {
    private final Section section;

    JobsReader(Section section) {
        this.section = section;
    }

    JobSettings read() {
        JobSettings usual = JobSettings.defaults();
        boolean enabled = section.flag("enabled", usual.enabled());
        int baselines = section.integer("baselines", usual.baselines());
        int fullEnergy = section.integer("full_energy", usual.fullEnergy());
        int fewestBaselines = section.integer("fewest_baselines", usual.fewestBaselines());
        int fewestFullEnergy = section.integer("fewest_full_energy", usual.fewestFullEnergy());
        int seed = section.integer("seed", (int) usual.seed());
        String publish = section.text("publish", usual.publish().name());
        return section.build(
                () -> new JobSettings(
                        enabled,
                        baselines,
                        fullEnergy,
                        fewestBaselines,
                        fewestFullEnergy,
                        seed,
                        JobSettings.Publish.of(publish)),
                usual);
    }
}
