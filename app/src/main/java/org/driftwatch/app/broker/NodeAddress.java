package org.driftwatch.app.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The two ports of a node that is broker and controller in one, both on 127.0.0.1.
 *
 * @param port where clients connect
 * @param controllerPort where the node talks to itself
 */
record NodeAddress(int port, int controllerPort) {
    static final String HOST = "127.0.0.1";

    /** {@code wanted} or, for 0, a free port; either may be taken again before it is used. Fails when {@code wanted} is in use. */
    static NodeAddress find(int wanted) throws IOException {
        try (ServerSocket clients = bound(wanted);
                ServerSocket controller = bound(0)) {
            return new NodeAddress(clients.getLocalPort(), controller.getLocalPort());
        }
    }

    String bootstrap() {
        return HOST + ":" + port;
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
