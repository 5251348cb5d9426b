package cn.houqin.platform.document;

import java.time.Instant;
import java.util.List;

/**
 * A paper as what stands on it, from top to bottom; the same paper is the same PDF, byte for byte.
 *
 * @param made when what it says was so; the file says it was created then
 * @param foot at the bottom of every page, beside the page's number
 */
public record Paper(String title, Instant made, String foot, List<Block> blocks) {

  /** The paper as PDF, with the glyphs it uses embedded. */
  public byte[] pdf() {
    return PdfLayout.print(this);
  }
}
