package cn.houqin.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTests {

  private static final Manifest NOTHING =
      new Manifest(1, Instant.EPOCH, "6.0.5", List.of(), List.of(), List.of(), List.of());

  @TempDir private Path root;
  private Folder folder;

  @BeforeEach
  void write() throws IOException {
    folder = new Folder(root);
    folder.begin();
    folder.write(
        "store/a/b.bson.gz",
        out -> {
          out.writeUTF("content");
          return out;
        });
  }

  @Test
  void isWholeOnceItsChecksumsAreWritten() throws IOException {
    assertThatThrownBy(folder::verified)
        .isInstanceOf(NoBackup.class)
        .hasMessageContaining("interrupted");

    folder.finish(NOTHING);

    assertThat(new Folder(root).verified()).isEqualTo(NOTHING);
  }

  @Test
  void isRefusedWhereAFileIsDamagedOrMissing() throws IOException {
    folder.finish(NOTHING);
    var file = root.resolve("store/a/b.bson.gz");
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(folder::verified).hasMessageContaining("store/a/b.bson.gz of the backup");

    Files.delete(file);
    assertThatThrownBy(folder::verified).hasMessageContaining("missing or damaged");
  }

  @Test
  void isRefusedWhenALaterVersionWroteIt() throws IOException {
    folder.finish(
        new Manifest(2, Instant.EPOCH, "6.0.5", List.of(), List.of(), List.of(), List.of()));

    assertThatThrownBy(folder::verified).hasMessageContaining("later version");
  }

  @Test
  void isWrittenIntoAnEmptyFolderOnly() {
    assertThatThrownBy(folder::begin).hasMessageContaining("not empty");
  }
}
