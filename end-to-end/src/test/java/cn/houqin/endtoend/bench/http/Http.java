package cn.houqin.endtoend.bench.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clients of one address, each with a connection of its own. */
public final class Http {

  private final URI address;
  private final Map<Integer, Wire> wires = new ConcurrentHashMap<>();

  public Http(String address) {
    this.address = URI.create(address);
  }

  /** What a client sends. */
  @FunctionalInterface
  public interface Ask {
    byte[] of(int client, long n);
  }

  /** Where answers are looked at. */
  @FunctionalInterface
  public interface Heard {
    void of(int client, long n, Reply reply);
  }

  public Job job(Ask ask) {
    return job(ask, (_, _, _) -> {});
  }

  public Job job(Ask ask, Heard heard) {
    return (client, n) -> {
      var reply = send(client, ask.of(client, n));
      heard.of(client, n, reply);
      return reply.status();
    };
  }

  /** One request of one client; a connection that was closed while nobody used it is replaced. */
  public Reply send(int client, byte[] request) throws IOException {
    var kept = wires.get(client);
    if (kept != null && !kept.isEnded()) {
      try {
        return kept.ask(request);
      } catch (ClosedMeanwhile closed) {
        kept.close();
      }
    }
    var wire = new Wire(address.getHost(), address.getPort());
    var former = wires.put(client, wire);
    if (former != null) {
      former.close();
    }
    return wire.ask(request);
  }

  public static byte[] get(String path, String token) {
    return ("GET " + path + " HTTP/1.1\r\n" + head(token) + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @param headers names and values in turn
   */
  public static byte[] post(String path, String token, String body, String... headers) {
    return with("POST", path, token, body, headers);
  }

  /** Any method with a body. */
  static byte[] with(String method, String path, String token, String body, String... headers) {
    var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n" + head(token));
    for (var i = 0; i < headers.length; i += 2) {
      request.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    request
        .append("Content-Type: application/json\r\nContent-Length: ")
        .append(body.getBytes(StandardCharsets.UTF_8).length)
        .append("\r\n\r\n")
        .append(body);
    return request.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String head(String token) {
    var host = "Host: 127.0.0.1\r\nAccept: application/json\r\n";
    return token.isEmpty() ? host : host + "Authorization: Bearer " + token + "\r\n";
  }
}
