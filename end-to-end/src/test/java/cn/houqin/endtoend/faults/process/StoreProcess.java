package cn.houqin.endtoend.faults.process;

import static org.assertj.core.api.Assumptions.assumeThat;

import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.platform.localmongo.NoMongo;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A store of a test's own, which can be killed and started again on its files.
 *
 * @param uri without a database
 */
public record StoreProcess(String uri, Killable process) implements AutoCloseable {

  /** Skips the test where the store was given, or none can be had but in a container. */
  public static StoreProcess start(Path data) {
    var mongo = processOrNone(data);
    assumeThat(mongo).as("a mongod of the test's own").isPresent();
    var process = Objects.requireNonNull(mongo.orElseThrow().process());
    var uri = mongo.orElseThrow().uri();
    var port = Integer.parseInt(uri.replaceAll("[^:]*://[^:]*:(\\d+)/.*", "$1"));
    return new StoreProcess(uri, Killable.of(process, port, data.resolve("again")));
  }

  private static Optional<LocalMongo> processOrNone(Path data) {
    try {
      return Optional.of(LocalMongo.obtainWithoutDocker(data)).filter(is -> is.process() != null);
    } catch (NoMongo none) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
