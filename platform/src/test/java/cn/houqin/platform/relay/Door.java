package cn.houqin.platform.relay;

import cn.houqin.platform.testing.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An address behind which the tests' broker stands only once it is opened. */
final class Door implements AutoCloseable {

  private final InetSocketAddress address;
  private final ServerSocket server = new ServerSocket();

  private Door(InetSocketAddress address) throws IOException {
    this.address = address;
    server.setReuseAddress(true);
  }

  static Door closed() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Door(new InetSocketAddress(free.getInetAddress(), free.getLocalPort()));
    }
  }

  String address() {
    return "127.0.0.1:" + address.getPort();
  }

  void open() throws IOException {
    server.bind(address);
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    var broker = TestBroker.bootstrapServers().split(",")[0].split(":");
    while (!server.isClosed()) {
      try {
        var outside = server.accept();
        var inside = new Socket(broker[0], Integer.parseInt(broker[1]));
        Thread.ofVirtual().start(() -> pour(outside, inside));
        Thread.ofVirtual().start(() -> pour(inside, outside));
      } catch (IOException shut) {
        return;
      }
    }
  }

  private static void pour(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      assert from.isClosed() && to.isClosed();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
