package cn.houqin.platform.document;

/** A part of a paper, over the paper's whole width. */
public sealed interface Block permits Block.Heading, Block.Paragraph, Table {

  /** A heading of a part. */
  record Heading(String words) implements Block {}

  /** Running text; line breaks are kept. */
  record Paragraph(String words) implements Block {}
}
