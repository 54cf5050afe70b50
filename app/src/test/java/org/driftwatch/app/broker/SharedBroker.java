package org.driftwatch.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker inside the test JVM for all test classes that ask for a parameter of this type; it ends with the last of them. Classes
 * keep apart by topic names and application ids of their own.
 */
public final class SharedBroker implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedBroker.class);

    /** The running broker. */
    public static final class Handle implements AutoCloseable {
        private final Path directory;
        private final BrokerNode node;

        Handle() {
            try {
                directory = Files.createTempDirectory("driftwatch-broker");
                node = new BrokerNode(directory, NodeAddress.find(0));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Host and port for clients. */
        public String bootstrap() {
            return node.bootstrap();
        }

        @Override
        public void close() throws IOException {
            node.close();
            List<Path> files;
            try (Stream<Path> all = Files.walk(directory)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) Files.deleteIfExists(file);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Handle.class;
    }

    @Override
    public Handle resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent("broker", key -> new Handle(), Handle.class);
    }
}
