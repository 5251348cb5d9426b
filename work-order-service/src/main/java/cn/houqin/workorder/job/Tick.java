package cn.houqin.workorder.job;

/** What was answered to an element of a completion checklist. */
public record Tick(String element, Answer answer) {

  /** An element holds, does not, or does not apply. */
  public enum Answer {
    YES,
    NO,
    NOT_APPLICABLE
  }
}
