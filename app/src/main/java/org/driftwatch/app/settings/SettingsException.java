package org.driftwatch.app.settings;

import java.util.List;

/** All that is wrong with a settings file, one line each. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
