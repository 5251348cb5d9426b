package cn.houqin.platform.localmongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a Docker container, its files in the data folder and owned by whoever owns that. */
final class ServerContainer {

  private static final String IMAGE = "mongo:8.0.15";
  private static final int PULL_SECONDS = 300;

  private ServerContainer() {}

  static LocalMongo start(Path data, Surroundings here) {
    var port = LocalServer.freePort();
    here.say().accept("Starting MongoDB in a container (" + IMAGE + ", pulled if need be) ...");
    var started = here.run(PULL_SECONDS, "docker", command(data, port));
    if (started.status() != 0) {
      throw new NoMongo("Docker could not start " + IMAGE + " (" + started.said() + ")");
    }
    var id = started.said().lines().reduce((_, last) -> last).orElseThrow();
    return new Starting("Docker image " + IMAGE, port, "127.0.0.1:27017", null, id).untilWritable();
  }

  private static List<String> command(Path data, int port) {
    try {
      var files = Files.createDirectories(data.resolve("mongodb-container")).toAbsolutePath();
      var words = new ArrayList<>(List.of("run", "--detach", "--rm"));
      words.addAll(List.of("--publish", "127.0.0.1:" + port + ":27017"));
      words.addAll(List.of("--volume", files + ":/data/db"));
      if (files.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        words.addAll(
            List.of(
                "--user",
                Files.getAttribute(files, "unix:uid")
                    + ":"
                    + Files.getAttribute(files, "unix:gid")));
      }
      words.addAll(List.of(IMAGE, "mongod", "--replSet", "rs0", "--bind_ip_all"));
      return words;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
