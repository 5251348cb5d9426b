package cn.houqin.workorder.inspection;

import cn.houqin.workorder.watch.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checklist filled in at a place: elements that passed, failed, or do not apply.
 *
 * @param vendor whose work was inspected; null where no contract covers the place
 */
record Inspection(
    String line,
    String location,
    @Nullable String contract,
    @Nullable Integer contractVersion,
    @Nullable String vendor,
    List<Element> elements,
    String inspectedBy,
    Instant endedAt,
    List<Mark> evidence) {

  /** One line of the checklist. */
  record Element(String element, Result result, @Nullable String remark) {}

  /** What an element showed. */
  enum Result {
    PASSED,
    FAILED,
    NOT_APPLICABLE
  }

  /** With the evidence it gives. */
  Inspection with(List<Mark> marks) {
    return new Inspection(
        line, location, contract, contractVersion, vendor, elements, inspectedBy, endedAt, marks);
  }

  int count(Result result) {
    return (int) elements.stream().filter(element -> element.result() == result).count();
  }
}
