package cn.houqin.endtoend.faults.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service elsewhere that takes every connection and never answers, until it is thawed. */
public final class Frozen implements AutoCloseable {

  private final ServerSocket door;
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private volatile String answer = "";

  public Frozen() {
    try {
      door = new ServerSocket(Surroundings.freePort(), 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::take);
  }

  private void take() {
    while (!door.isClosed()) {
      try {
        var guest = door.accept();
        held.add(guest);
        Thread.ofVirtual().start(() -> serve(guest));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket guest) {
    var body = answer;
    if (body.isEmpty()) {
      return;
    }
    try (guest) {
      var head =
          new BufferedReader(
              new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
      for (var line = head.readLine(); line != null && !line.isEmpty(); ) {
        line = head.readLine();
      }
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var answered =
          "HTTP/1.1 200 OK\r\n"
              + "Content-Type: application/json\r\n"
              + "Connection: close\r\n"
              + "Content-Length: "
              + bytes.length
              + "\r\n\r\n";
      guest.getOutputStream().write(answered.getBytes(StandardCharsets.US_ASCII));
      guest.getOutputStream().write(bytes);
      guest.getOutputStream().flush();
    } catch (IOException gone) {
      held.remove(guest);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** Whether somebody waits at its door. */
  public boolean isAsked() {
    return !held.isEmpty();
  }

  /** From now on every question is answered with this. */
  public void thaw(String json) {
    answer = json;
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var socket : held) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
