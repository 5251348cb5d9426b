package cn.houqin.standalone.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.bson.Document;

/**
 * Takes a backup while the platform works, in this order: how far groups have read; ends of topics;
 * the store at one instant, all databases together; ends of topics again. Kept are all records that
 * were published of changes up to that instant. What the outboxes of that instant send again, and
 * what groups read again from where they stood before it, changes nothing.
 */
public record Backup(Ground ground) {

  /** Into an empty folder. */
  public Manifest into(Path folder) {
    try {
      return into(new Folder(folder));
    } catch (IOException | ExecutionException failed) {
      throw new NoBackup("The backup is not complete", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoBackup("The backup is not complete", stopped);
    }
  }

  private Manifest into(Folder folder)
      throws IOException, ExecutionException, InterruptedException {
    folder.begin();
    try (var client = ground.openStore();
        var history = History.lengthen(client);
        var dump = new TopicDump(ground)) {
      var store = new StoreDump(client, ground, folder);
      var before = store.names();
      if (before.isEmpty()) {
        throw new NoBackup("There is nothing to keep: the store holds no data of the platform.");
      }
      var topics = dump.topics();
      var positions = dump.positions();
      var ends = dump.ends(topics);
      try (var cut = Cut.of(client, ground.databasesIn(client))) {
        topics = dump.topics();
        var after = dump.ends(topics);
        var tooLate = dump.tooLate(cut, ends, after);
        var collections = store.write(cut, before);
        var parts = dump.write(folder, after, tooLate);
        var version = history.admin().runCommand(new Document("buildInfo", 1)).getString("version");
        var manifest =
            new Manifest(Manifest.FORMAT, cut.at(), version, collections, topics, parts, positions);
        folder.finish(manifest);
        return manifest;
      }
    }
  }
}
