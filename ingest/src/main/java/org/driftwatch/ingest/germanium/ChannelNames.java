package org.driftwatch.ingest.germanium;

import org.driftwatch.ingest.lh5.RealColumn;
import org.driftwatch.ingest.lh5.UnreadableFileException;

/** The channel of each row: one for the whole table, or {@code ch<number>} from the column {@code channel}. */
sealed interface ChannelNames {
    String COLUMN = "channel";

    String of(long row) throws UnreadableFileException;

    record OfTable(String name) implements ChannelNames {
        @Override
        public String of(long row) {
            return name;
        }
    }

    record OfRow(RealColumn numbers) implements ChannelNames {
        @Override
        public String of(long row) throws UnreadableFileException {
            return "ch" + numbers.integer(row);
        }
    }

    /**
     * A group {@code ch<number>} is one channel whatever its column {@code channel} counts. Any other table with that column
     * may hold many: {@code geds/raw} always, {@code raw/<name>} if the column changes within its rows.
     */
    static ChannelNames of(TierTable table) throws UnreadableFileException {
        if (table.name().matches("ch\\d+") || !table.table().has(COLUMN)) return new OfTable(table.name());
        RealColumn numbers = table.table().real(COLUMN);
        return table.namedByGroup() || changes(numbers) ? new OfRow(numbers) : new OfTable(table.name());
    }

    private static boolean changes(RealColumn numbers) throws UnreadableFileException {
        for (long row = 1, first = 0; row < numbers.rows(); row++) {
            if (row == 1) first = numbers.integer(0);
            if (numbers.integer(row) != first) return true;
        }
        return false;
    }
}
