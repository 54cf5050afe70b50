package org.driftwatch.calibrators.simulation.sky;

import org.apache.commons.math3.util.FastMath;

/** A vector in space, and rotations of the axes it is written in. */
record Direction(double x, double y, double z) {
    static Direction of(double longitudeRad, double latitudeRad) {
        double across = FastMath.cos(latitudeRad);
        return new Direction(
                across * FastMath.cos(longitudeRad), across * FastMath.sin(longitudeRad), FastMath.sin(latitudeRad));
    }

    /** In axes turned about x by this angle. */
    Direction aboutX(double angleRad) {
        double s = FastMath.sin(angleRad);
        double c = FastMath.cos(angleRad);
        return new Direction(x, c * y + s * z, c * z - s * y);
    }

    /** In axes turned about y. */
    Direction aboutY(double angleRad) {
        double s = FastMath.sin(angleRad);
        double c = FastMath.cos(angleRad);
        return new Direction(c * x - s * z, y, c * z + s * x);
    }

    /** In axes turned about z. */
    Direction aboutZ(double angleRad) {
        double s = FastMath.sin(angleRad);
        double c = FastMath.cos(angleRad);
        return new Direction(c * x + s * y, c * y - s * x, z);
    }

    Direction minus(Direction other) {
        return new Direction(x - other.x, y - other.y, z - other.z);
    }

    double longitudeRad() {
        return FastMath.atan2(y, x);
    }

    double latitudeRad() {
        return FastMath.atan2(z, FastMath.sqrt(x * x + y * y));
    }
}
