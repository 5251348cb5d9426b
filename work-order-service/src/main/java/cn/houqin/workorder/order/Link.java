package cn.houqin.workorder.order;

/** Another order that belongs with this one. */
public record Link(Kind kind, String line, String workOrder) {

  /** How it does. */
  public enum Kind {
    /** This one says the same again and was cancelled for it. */
    MERGED_INTO,
    /** The other one may say the same; offered, not decided. */
    POSSIBLE_DUPLICATE,
    /** The other one says the same again and was cancelled for it. */
    DUPLICATE,
    /** Filed under the wrong line, this one goes on there. */
    TRANSFERRED_TO,
    /** This one goes on with what was filed under the wrong line. */
    TRANSFERRED_FROM,
    /** This one complains of the other one, which was closed. */
    FOLLOWS,
    /** Closed, it is complained of by the other one. */
    FOLLOWED_BY,
    /** Closed, its fault came back as the other one. */
    REPEATED_BY
  }
}
