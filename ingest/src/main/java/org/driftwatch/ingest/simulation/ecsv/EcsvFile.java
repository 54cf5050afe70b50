package org.driftwatch.ingest.simulation.ecsv;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes ECSV 1.0: lines of {@code # } with a YAML header, a line of names, rows; separated by space or comma. */
public final class EcsvFile {
    private static final String FIRST = "# %ECSV";

    private EcsvFile() {}

    /** @throws EcsvException naming file, place and reason */
    public static EcsvTable read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) throw new EcsvException(path + ": no such file");
        try {
            return table(Files.readAllLines(path));
        } catch (EcsvException | IllegalArgumentException e) {
            throw new EcsvException(path + ": " + e.getMessage());
        } catch (CharacterCodingException e) {
            throw new EcsvException(path + ": is not a text");
        }
    }

    private static EcsvTable table(List<String> lines) throws EcsvException {
        if (lines.isEmpty() || !lines.get(0).startsWith(FIRST))
            throw new EcsvException("is not ECSV: the first line must start with " + FIRST);
        EcsvHeader header = EcsvHeader.read(lines);
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines)
            if (!line.startsWith("#") && !line.isBlank()) rows.add(EcsvLine.values(line, header.delimiter()));
        if (rows.isEmpty()) throw new EcsvException("has no line of column names");
        List<String> names = header.columns().stream().map(EcsvColumn::name).toList();
        if (!rows.get(0).equals(names))
            throw new EcsvException("names of columns must be " + names + " as in the header, were " + rows.get(0));
        return new EcsvTable(header.columns(), header.meta(), rows.subList(1, rows.size()));
    }

    /** Whole or not at all. */
    public static void write(Path path, EcsvTable table) throws IOException {
        List<String> lines = new ArrayList<>(EcsvHeader.lines(table));
        lines.add(EcsvLine.text(table.columns().stream().map(EcsvColumn::name).toList()));
        for (List<String> row : table.rows()) lines.add(EcsvLine.text(row));
        Path target = path.toAbsolutePath();
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        Files.write(partial, lines);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
