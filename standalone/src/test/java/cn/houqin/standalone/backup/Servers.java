package cn.houqin.standalone.backup;

import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.standalone.broker.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A store and a broker of their own. */
record Servers(LocalMongo mongo, Broker broker) implements AutoCloseable {

  static Servers in(Path folder) {
    return new Servers(LocalMongo.obtain(folder), Broker.start(folder, free(), free()));
  }

  Ground ground() {
    return Ground.of(mongo.uri(), broker.bootstrapServers());
  }

  private static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    broker.close();
    mongo.kill();
  }
}
