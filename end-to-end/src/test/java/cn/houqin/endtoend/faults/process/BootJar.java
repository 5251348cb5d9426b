package cn.houqin.endtoend.faults.process;

import cn.houqin.standalone.start.ServiceJar;
import cn.houqin.standalone.start.StartCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A service's boot jar with a start cache, so that starting it again and again is cheap. The cache
 * is recorded once, by whichever test needs it first, and kept under target as long as it fits.
 */
public record BootJar(ServiceJar jar) {

  private static final Path FOLDER =
      Path.of(System.getProperty("houqin.root"), "end-to-end", "target", "faults");
  private static final StartCaches CACHES = StartCaches.ofUser();
  private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();

  /** Where the build puts it. */
  public static Path of(String service) {
    return ServiceJar.of(service).jar();
  }

  /**
   * @param start starts a service by these words, and ends it by SIGTERM once it is ready
   */
  static BootJar recorded(String service, Consumer<List<String>> start) {
    var jar = ServiceJar.of(service);
    synchronized (LOCKS.computeIfAbsent(service, _ -> new Object())) {
      try {
        var lock = Files.createDirectories(FOLDER).resolve(service + ".lock");
        try (var file =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = file.lock()) {
          if (held.isValid() && !jar.isRecorded(CACHES)) {
            start.accept(jar.recording(CACHES));
            jar.keep(CACHES);
          }
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return new BootJar(jar);
  }

  /** The command that starts it. */
  List<String> command(List<String> settings) {
    var words = new ArrayList<>(jar.command(CACHES));
    words.addAll(settings);
    return words;
  }

  /** What its processes say. */
  static Path log(String service) {
    return FOLDER.resolve(service + ".log");
  }
}
