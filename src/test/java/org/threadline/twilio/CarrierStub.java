package org.threadline.twilio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A carrier on a bare socket: counts what arrives and answers each request in the one way it was told. */
final class CarrierStub implements AutoCloseable {

    /** A request as it stood on the wire. */
    record Received(String line, Map<String, String> headers, String body) {

        List<String> form(String name) {
            var values = new ArrayList<String>();
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                if (URLDecoder.decode(parts[0], UTF_8).equals(name)) {
                    values.add(URLDecoder.decode(parts[1], UTF_8));
                }
            }
            return values;
        }
    }

    /** What happens once a request has been read. */
    interface Behaviour {
        void answer(Socket connection) throws IOException;
    }

    private static final byte[] TLS_HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 0x28};

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private CarrierStub(Behaviour behaviour) throws IOException {
        this.server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        this.behaviour = behaviour;
    }

    static CarrierStub that(Behaviour behaviour) throws IOException {
        var stub = new CarrierStub(behaviour);
        Thread.ofVirtual().start(() -> stub.accept(stub::serve));
        return stub;
    }

    static CarrierStub answering(int status, String json) throws IOException {
        return that(connection -> {
            byte[] body = json.getBytes(UTF_8);
            String head = "HTTP/1.1 %d Said\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                    .formatted(status, body.length);
            connection.getOutputStream().write(head.getBytes(UTF_8));
            connection.getOutputStream().write(body);
            connection.getOutputStream().flush();
        });
    }

    static CarrierStub refusing(int status, int code) throws IOException {
        return answering(status, """
                {"code":%d,"message":"No","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}""".formatted(code, code, status));
    }

    /** Never answers while it is open. */
    static CarrierStub hanging() throws IOException {
        return that(connection -> {});
    }

    /** Reads the request and then cuts the connection with a TCP reset. */
    static CarrierStub resetting() throws IOException {
        return that(connection -> {
            connection.setSoLinger(true, 0);
            connection.close();
        });
    }

    /** Reads the request and then hangs up politely. */
    static CarrierStub hangingUp() throws IOException {
        return that(Socket::close);
    }

    /** Wants no TLS with anybody who begins it. */
    static CarrierStub refusingTls() throws IOException {
        var stub = new CarrierStub(Socket::close);
        Thread.ofVirtual()
                .start(() -> stub.accept(connection -> {
                    connection.getInputStream().read(new byte[4096]);
                    connection.getOutputStream().write(TLS_HANDSHAKE_FAILURE);
                    connection.getOutputStream().flush();
                }));
        return stub;
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void accept(Behaviour first) {
        while (closed.getCount() > 0) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> meet(connection, first));
            } catch (IOException stopped) {
                return;
            }
        }
    }

    private static void meet(Socket connection, Behaviour first) {
        try {
            first.answer(connection);
        } catch (IOException gone) {
            // the client has hung up, which is its good right
        }
    }

    private void serve(Socket connection) throws IOException {
        var in = new BufferedInputStream(connection.getInputStream());
        for (Received request = read(in); request != null; request = read(in)) {
            received.add(request);
            behaviour.answer(connection);
            if (connection.isClosed()) {
                return;
            }
        }
    }

    private static Received read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null || !line.endsWith(" HTTP/1.1")) {
            return null;
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            headers.put(
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(line, headers, new String(in.readNBytes(length), UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
