package cn.houqin.workorder.category;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;

/**
 * A category of work within a service line.
 *
 * @param checklist what is ticked at completion, for example that the worker cleaned up
 */
record Category(
    String category, String line, String name, List<String> checklist, boolean retired) {

  Category checked() {
    var faults = new ArrayList<FieldError>();
    if (!category.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
      faults.add(FieldError.of("/category", "code", category));
    }
    if (!line.matches("[A-Z][A-Z0-9_]{1,39}")) {
      faults.add(FieldError.of("/line", "code", line));
    }
    if (name.isBlank() || name.length() > 200) {
      faults.add(FieldError.of("/name", "text", name, 1, 200));
    }
    for (var i = 0; i < checklist.size(); i++) {
      if (checklist.indexOf(checklist.get(i)) < i) {
        faults.add(FieldError.of("/checklist/" + i, "unique", checklist.get(i)));
      }
      if (checklist.get(i).isBlank() || checklist.get(i).length() > 200) {
        faults.add(FieldError.of("/checklist/" + i, "text", checklist.get(i), 1, 200));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return this;
  }

  static String idOf(String line, String category) {
    return line + "~" + category;
  }
}
