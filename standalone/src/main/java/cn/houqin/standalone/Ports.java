package cn.houqin.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** Where everything listens, all on the loopback address. */
public record Ports(
    int gateway,
    int contract,
    int workOrder,
    int kpi,
    int inventory,
    int signIn,
    int broker,
    int controller) {

  private static final int COUNT = 8;

  /** Eight ports from one on. */
  public static Ports from(int base) {
    return of(IntStream.range(base, base + COUNT).boxed().toList());
  }

  /** Whatever is free now. */
  public static Ports free() {
    var sockets = new java.util.ArrayList<ServerSocket>();
    try {
      for (var i = 0; i < COUNT; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      var ports = of(sockets.stream().map(ServerSocket::getLocalPort).toList());
      for (var socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static Ports of(List<Integer> ports) {
    return new Ports(
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        ports.get(5),
        ports.get(6),
        ports.get(7));
  }

  List<Integer> all() {
    return List.of(gateway, contract, workOrder, kpi, inventory, signIn, broker, controller);
  }

  /** Throws if something else listens on one of them. */
  void refuseTaken() {
    for (var port : all()) {
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assert socket.isBound();
      } catch (IOException taken) {
        throw new CannotStart(
            "Port "
                + port
                + " is taken. Stop what listens there, or choose others with --port BASE.");
      }
    }
  }
}
