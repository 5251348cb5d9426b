package cn.houqin.standalone.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
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

  /** Where everything listens unless told otherwise. */
  public static final Ports STANDARD = new Ports(8080, 8081, 8082, 8083, 8084, 9000, 9092, 9093);

  private static final int COUNT = 8;
  private static final int LOWEST = 1024;
  private static final int HIGHEST = 65_535;

  /** Eight ports from one on. */
  public static Ports from(int base) {
    if (base < LOWEST || base + COUNT - 1 > HIGHEST) {
      throw new CannotStart(
          "--port needs the first of eight ports from 1024 to 65535, for example --port 18080.");
    }
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

  /** The first of eight neighbouring ports that are free now. */
  public static int freeBase() {
    for (var base = 20_000; base < HIGHEST - COUNT; base += COUNT) {
      if (from(base).taken().isEmpty()) {
        return base;
      }
    }
    throw new CannotStart("No eight neighbouring ports are free.");
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

  /** Address of the gateway. */
  public String address() {
    return "http://127.0.0.1:" + gateway;
  }

  /** Address of the sign-in server. */
  public String issuer() {
    return "http://127.0.0.1:" + signIn;
  }

  /** Where clients reach the broker. */
  public String brokerAddress() {
    return "127.0.0.1:" + broker;
  }

  List<Integer> all() {
    return List.of(gateway, contract, workOrder, kpi, inventory, signIn, broker, controller);
  }

  /** Throws if something else listens on one of them. */
  public void refuseTaken() {
    taken()
        .ifPresent(
            port -> {
              throw new CannotStart(
                  "Port "
                      + port
                      + " is taken. Stop what listens there, or choose others with --port BASE.");
            });
  }

  private Optional<Integer> taken() {
    return all().stream().filter(Ports::isTaken).findFirst();
  }

  /** Whether something listens there. */
  public static boolean isTaken(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException taken) {
      return true;
    }
  }
}
