package org.driftwatch.replay.cherenkov;

/**
 * A kind of telescope.
 *
 * @param type e.g. {@code MST}; telescopes of one type are of one kind
 * @param description full name, e.g. {@code MST_MST_FlashCam}
 * @param sizePe image of a gamma shower of 1 TeV at full light, at the zenith [photo-electrons]
 * @param triggerPe smallest image that triggers [photo-electrons]
 * @param energyBias relative bias of the energies its regressor gives, +0.015 = 1.5 % too high
 */
public record TelescopeKind(String type, String description, double sizePe, double triggerPe, double energyBias) {
    public static final TelescopeKind LST = new TelescopeKind("LST", "LST_LST_LSTCam", 12_000, 80, 0);
    public static final TelescopeKind MST = new TelescopeKind("MST", "MST_MST_FlashCam", 3_500, 70, 0.015);
    public static final TelescopeKind SST = new TelescopeKind("SST", "SST_SST_SSTCam", 420, 45, -0.02);

    public TelescopeKind {
        Checks.positive("sizePe", sizePe);
        Checks.positive("triggerPe", triggerPe);
        if (!(energyBias > -1 && energyBias <= 1))
            throw new IllegalArgumentException("energyBias must be in (-1, 1], was " + energyBias);
    }
}
