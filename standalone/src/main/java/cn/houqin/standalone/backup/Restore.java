package cn.houqin.standalone.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * Puts a backup back onto a store and a broker that hold nothing of the platform; before the first
 * byte is written every file is compared with its checksum.
 */
public record Restore(Ground ground) {

  /** What it holds, if it is whole. */
  public static Manifest check(Path folder) {
    try {
      return new Folder(folder).verified();
    } catch (IOException failed) {
      throw new NoBackup("The backup cannot be read", failed);
    }
  }

  /** All of it. */
  public Manifest from(Path folder) {
    try {
      return from(new Folder(folder));
    } catch (IOException | ExecutionException failed) {
      throw new NoBackup("Not everything is restored", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NoBackup("Not everything is restored", stopped);
    }
  }

  private Manifest from(Folder folder)
      throws IOException, ExecutionException, InterruptedException {
    var manifest = folder.verified();
    refuseUnlessEmpty();
    try (var client = ground.openStore();
        var topics = new TopicLoad(ground)) {
      var store = new StoreLoad(client, folder);
      for (var collection : manifest.collections()) {
        store.read(collection);
      }
      topics.create(manifest.topics());
      for (var part : manifest.parts()) {
        topics.read(part, folder);
      }
      topics.positions(manifest.positions(), manifest.parts());
    }
    return manifest;
  }

  private void refuseUnlessEmpty() throws ExecutionException, InterruptedException {
    try (var client = ground.openStore();
        var broker = ground.openBroker()) {
      for (var database : ground.databasesIn(client)) {
        if (client.getDatabase(database).listCollectionNames().iterator().hasNext()) {
          throw new NoBackup("The store already holds " + database + ". Nothing was changed.");
        }
      }
      var topic = broker.listTopics().names().get().stream().filter(ground::isTopic).findAny();
      if (topic.isPresent()) {
        throw new NoBackup("The broker already holds " + topic.get() + ". Nothing was changed.");
      }
    }
  }
}
