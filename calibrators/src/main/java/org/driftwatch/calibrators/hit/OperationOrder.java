package org.driftwatch.calibrators.hit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.driftwatch.calibrators.expression.Expression;
import org.driftwatch.topics.hit.HitOperation;

/**
 * Puts operations behind those they use, otherwise in their order. A name that is no parameter is an operation if there is one, else a
 * column; in an operation's own expression its own name is the column.
 */
final class OperationOrder {
    private final Map<String, HitOperation> operations;
    private final Map<String, Expression> expressions;
    private final Set<String> done = new LinkedHashSet<>();
    private final List<String> path = new ArrayList<>();

    private OperationOrder(Map<String, HitOperation> operations, Map<String, Expression> expressions) {
        this.operations = operations;
        this.expressions = expressions;
    }

    /** @throws IllegalArgumentException naming the operations of a cycle */
    static List<String> of(Map<String, HitOperation> operations, Map<String, Expression> expressions) {
        OperationOrder order = new OperationOrder(operations, expressions);
        operations.keySet().forEach(order::visit);
        return List.copyOf(order.done);
    }

    /** Names that an operation takes from outside itself. */
    static List<String> uses(HitOperation operation, Expression expression) {
        return expression.names().stream()
                .filter(name -> !operation.parameters().containsKey(name))
                .toList();
    }

    private void visit(String name) {
        if (done.contains(name)) return;
        int begun = path.indexOf(name);
        if (begun >= 0) throw cycle(path.subList(begun, path.size()), name);
        path.add(name);
        for (String used : uses(operations.get(name), expressions.get(name)))
            if (operations.containsKey(used) && !used.equals(name)) visit(used);
        path.remove(path.size() - 1);
        done.add(name);
    }

    private static IllegalArgumentException cycle(List<String> names, String first) {
        return new IllegalArgumentException(
                "operations need each other: " + String.join(" -> ", names) + " -> " + first);
    }
}
