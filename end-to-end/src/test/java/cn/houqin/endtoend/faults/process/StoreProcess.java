package cn.houqin.endtoend.faults.process;

import static org.assertj.core.api.Assumptions.assumeThat;

import cn.houqin.platform.localmongo.LocalMongo;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A store of a test's own, which can be killed and started again on its files.
 *
 * @param uri without a database
 */
public record StoreProcess(String uri, Killable process) implements AutoCloseable {

  /** Skips the test where the store is a container or was given. */
  public static StoreProcess start(Path data) {
    var mongo = LocalMongo.obtain(data);
    assumeThat(mongo.process()).as("a mongod of the test's own").isNotNull();
    var process = Objects.requireNonNull(mongo.process());
    var port = Integer.parseInt(mongo.uri().replaceAll("[^:]*://[^:]*:(\\d+)/.*", "$1"));
    return new StoreProcess(mongo.uri(), Killable.of(process, port, data.resolve("again")));
  }

  @Override
  public void close() {
    process.close();
  }
}
