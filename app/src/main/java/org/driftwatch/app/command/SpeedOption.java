package org.driftwatch.app.command;

import org.driftwatch.ingest.run.Speed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class SpeedOption implements ITypeConverter<Speed> {
    @Override
    public Speed convert(String text) {
        try {
            return Speed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
