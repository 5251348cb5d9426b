package cn.houqin.platform.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an uploaded file may be, told by how its content begins; what the client says counts for
 * nothing.
 */
public enum FileKind {
  JPEG("image/jpeg", "ffd8ff", 0),
  PNG("image/png", "89504e470d0a1a0a", 0),
  PDF("application/pdf", hex("%PDF-"), 0),
  WEBP("image/webp", hex("WEBP"), 8),
  /** What phones take photos in. */
  HEIC("image/heic", hex("ftypheic"), 4);

  private final String mediaType;
  private final byte[] magic;
  private final int offset;

  FileKind(String mediaType, String magic, int offset) {
    this.mediaType = mediaType;
    this.magic = HexFormat.of().parseHex(magic);
    this.offset = offset;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  public String mediaType() {
    return mediaType;
  }

  private boolean begins(byte[] content) {
    return content.length > offset + magic.length
        && Arrays.equals(content, offset, offset + magic.length, magic, 0, magic.length);
  }

  /** The first of the allowed kinds that the content begins like. */
  public static Optional<FileKind> of(byte[] content, Collection<FileKind> allowed) {
    return allowed.stream().filter(kind -> kind.begins(content)).findFirst();
  }
}
