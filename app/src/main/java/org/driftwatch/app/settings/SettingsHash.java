package org.driftwatch.app.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.driftwatch.calibrators.cherenkov.settings.ArraySettings;

/** One short text for all settings that can change a result. */
final class SettingsHash {
    private static final int SHOWN = 16;

    private SettingsHash() {}

    static String of(Settings.Germanium germanium, ArraySettings array, Duration grace) {
        String text = germanium + " array " + array + " grace " + grace;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
