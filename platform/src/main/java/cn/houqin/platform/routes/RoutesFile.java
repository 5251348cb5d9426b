package cn.houqin.platform.routes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The routes as they stand in a file now: looked at every so often, read again when it changed. */
public final class RoutesFile implements Supplier<Routes> {

  private static final Logger LOG = LoggerFactory.getLogger(RoutesFile.class);

  private final Path file;
  private final Duration lookEvery;
  private volatile @Nullable Seen seen;

  public RoutesFile(Path file, Duration lookEvery) {
    this.file = file;
    this.lookEvery = lookEvery;
  }

  private record Seen(Routes routes, FileTime changed, long lookedAt) {}

  @Override
  public Routes get() {
    var last = seen;
    if (last != null && System.nanoTime() - last.lookedAt() < lookEvery.toNanos()) {
      return last.routes();
    }
    return look(last);
  }

  /** As they stand at this moment, however short ago they were looked at. */
  public Routes fresh() {
    return look(seen);
  }

  private synchronized Routes look(@Nullable Seen last) {
    try {
      var changed = Files.getLastModifiedTime(file);
      var routes =
          last != null && last.changed().equals(changed)
              ? last.routes()
              : read(Files.readString(file));
      seen = new Seen(routes, changed, System.nanoTime());
      return routes;
    } catch (IOException | IllegalArgumentException | YAMLException unreadable) {
      if (last == null) {
        throw new IllegalStateException("No routes in " + file, unreadable);
      }
      LOG.error("Routes stay as they were: {}", unreadable.getMessage());
      return last.routes();
    }
  }

  static Routes read(String yaml) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    if (!(tree instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("The routes file holds no mapping");
    }
    return new Routes(uris(map, "services"), uris(map, "lines"));
  }

  private static Map<String, List<URI>> uris(Map<?, ?> tree, String part) {
    var uris = new TreeMap<String, List<URI>>();
    if (tree.get(part) instanceof Map<?, ?> entries) {
      entries.forEach((name, at) -> uris.put(String.valueOf(name), instances(at)));
    }
    return uris;
  }

  private static List<URI> instances(@Nullable Object at) {
    if (at == null) {
      return List.of();
    }
    var all = at instanceof Collection<?> several ? several : List.of(at);
    return all.stream().map(one -> URI.create(String.valueOf(one))).toList();
  }
}
