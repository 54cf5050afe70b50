package org.driftwatch.calibrators.germanium.dsp.config;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.driftwatch.topics.germanium.dsp.ProcessorConfig;

/**
 * An entry of the file with its database values put in and its arguments parsed.
 *
 * @param processor what does it, null for an expression, which then is the only argument
 */
record Entry(
        String where,
        ProcessorConfig config,
        Processor processor,
        List<Expression> arguments,
        List<Expression> initArguments,
        List<Expression> grid) {

    /** @throws ChainFault naming file, processor, argument and value */
    static Entry of(String source, ProcessorConfig config, ChainDatabase database) {
        String where = source + ": processor '" + config.key() + "'";
        if (config.isExpression()) {
            List<Expression> expression = parsed(where, "function", List.of(config.function()), config, database);
            return new Entry(where, config, null, expression, List.of(), List.of());
        }
        return new Entry(
                where,
                config,
                Processors.named(config.function()),
                parsed(where, "argument", config.arguments(), config, database),
                parsed(where, "init_args", config.initArguments(), config, database),
                parsed(where, "coord_grid", config.coordGrid(), config, database));
    }

    private static List<Expression> parsed(
            String where, String what, List<String> texts, ProcessorConfig config, ChainDatabase database) {
        List<Expression> parsed = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                parsed.add(ExpressionParser.parse(database.filledIn(texts.get(i), config)));
            } catch (IllegalArgumentException e) {
                throw ChainFault.of(where + ": " + what + " " + (i + 1) + " '" + texts.get(i) + "': " + e.getMessage());
            }
        }
        return List.copyOf(parsed);
    }

    List<String> names() {
        return config.names();
    }

    /** What must be there before this entry: of inputs and of other entries. */
    SortedSet<String> needs() {
        SortedSet<String> needs = new TreeSet<>(config.prerequisites());
        needs.addAll(Names.in(arguments));
        needs.addAll(Names.in(initArguments));
        needs.addAll(Names.in(grid));
        names().forEach(needs::remove);
        return needs;
    }

    /** Place of an argument in errors. */
    String whereArgument(int index) {
        String text =
                config.isExpression() ? config.function() : config.arguments().get(index);
        return where + ": argument " + (index + 1) + " '" + text + "'";
    }
}
