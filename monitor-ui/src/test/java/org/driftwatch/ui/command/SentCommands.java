package org.driftwatch.ui.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.driftwatch.topics.command.Command;

/** Remembers what was sent; may be out of order. */
public final class SentCommands implements CommandPort {
    public final List<Command> all = new CopyOnWriteArrayList<>();
    private volatile String broken;

    /** From now on nothing gets through, for this reason. */
    public void breakDown(String reason) {
        broken = reason;
    }

    @Override
    public long send(Command command) throws NotSentException {
        if (broken != null) throw new NotSentException(broken, null);
        all.add(command);
        return all.size() - 1;
    }
}
