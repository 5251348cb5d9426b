package cn.houqin.workorder.job;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The elements that a category wants answered at completion; none for many. */
public record Checklist(List<String> elements) {

  /** Refuses, each by name, elements that are missing, unknown or answered twice. */
  public List<Tick> answered(List<Tick> ticks) {
    var faults = new ArrayList<FieldError>();
    var answered = new HashSet<String>();
    for (var i = 0; i < ticks.size(); i++) {
      var element = ticks.get(i).element();
      var pointer = "/checklist/" + i + "/element";
      if (!elements.contains(element)) {
        faults.add(FieldError.of(pointer, "known-element", element));
      } else if (!answered.add(element)) {
        faults.add(FieldError.of(pointer, "answered-once", element));
      }
    }
    elements.stream()
        .filter(element -> !answered.contains(element))
        .forEach(element -> faults.add(FieldError.of("/checklist", "element-answered", element)));
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return List.copyOf(ticks);
  }
}
