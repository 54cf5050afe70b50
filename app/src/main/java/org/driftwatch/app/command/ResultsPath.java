package org.driftwatch.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that can be written, looked at before a long run and not behind it. */
final class ResultsPath implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        Path file = Path.of(text);
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) throw new TypeConversionException(file + ": is a directory");
        if (directory == null || !Files.isDirectory(directory))
            throw new TypeConversionException(file + ": there is no directory " + directory);
        if (!Files.isWritable(directory))
            throw new TypeConversionException(file + ": directory " + directory + " cannot be written");
        return file;
    }
}
