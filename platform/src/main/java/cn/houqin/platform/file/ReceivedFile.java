package cn.houqin.platform.file;

import cn.houqin.platform.problem.Invalid;
import java.util.List;

/** A file that somebody sent: not empty, decently named, of a kind that is allowed. */
public record ReceivedFile(String name, FileKind kind, long bytes) {

  private static final int LONGEST_NAME = 200;

  /** 400 where it is empty or badly named, 415 where it begins like nothing that is allowed. */
  public static ReceivedFile of(String name, byte[] content, List<FileKind> allowed) {
    if (content.length == 0) {
      throw Invalid.field("", "required", null);
    }
    var kind = FileKind.of(content, allowed).orElseThrow(() -> new KindNotAllowed(allowed));
    if (name.isBlank() || name.length() > LONGEST_NAME || !name.matches("[^\\p{Cntrl}/\\\\]+")) {
      throw Invalid.field("name", "file-name", name);
    }
    return new ReceivedFile(name, kind, content.length);
  }
}
