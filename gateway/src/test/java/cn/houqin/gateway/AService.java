package cn.houqin.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A service behind the gateway, which remembers what it was asked. */
final class AService implements AutoCloseable {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final HttpServer server;
  private volatile CountDownLatch thaw = new CountDownLatch(0);
  private volatile boolean ready = true;
  private volatile CountDownLatch work = new CountDownLatch(0);
  private volatile int status = 200;
  private volatile Runnable onAsked = () -> {};

  /** Says its name to everything. */
  static AService named(String name) {
    return answering(_ -> "{\"name\":\"" + name + "\"}");
  }

  /**
   * @param body of the answer to a path with its query
   */
  static AService answering(Function<String, String> body) {
    return new AService(0, body);
  }

  private AService(int port, Function<String, String> body) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> answer(exchange, body));
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void answer(HttpExchange exchange, Function<String, String> body) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/actuator/health/readiness")) {
      exchange.sendResponseHeaders(ready ? 200 : 503, -1);
      exchange.close();
      return;
    }
    var isWork = !exchange.getRequestURI().getPath().startsWith("/actuator/");
    try {
      if (isWork) {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        onAsked.run();
        work.await();
      }
      thaw.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (exchange.getRequestBody().readAllBytes().length > 0) {
      sent.incrementAndGet();
    }
    var bytes = body.apply(exchange.getRequestURI().toString()).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(isWork ? status : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Requests that came with a body. */
  int sent() {
    return sent.get();
  }

  /** What happens at every request before it is answered. */
  void onAsked(Runnable event) {
    onAsked = event;
  }

  /** From now on every answer has this status. */
  void answerWith(int code) {
    status = code;
  }

  /** Method, path and query of every request, in order. */
  List<String> asked() {
    return asked;
  }

  /** Takes its time over requests, and lives. */
  void dawdle() {
    work = new CountDownLatch(1);
  }

  /** Takes requests and answers none, not even whether it lives. */
  void freeze() {
    thaw = new CountDownLatch(1);
  }

  void thaw() {
    work.countDown();
    thaw.countDown();
  }

  /** Says from now on that it wants no more requests; answers those it gets. */
  void leave() {
    ready = false;
  }

  @Override
  public void close() {
    thaw();
    server.stop(0);
  }

  /** The same address again, after it was closed. */
  AService again() {
    return new AService(server.getAddress().getPort(), _ -> "{\"name\":\"again\"}");
  }
}
