package org.driftwatch.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that will be written when the work is done; that it can be is known before. */
final class OutputFile implements ITypeConverter<Path> {
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
