package cn.houqin.workorder.site;

import cn.houqin.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place; it covers everything under it.
 *
 * @param ancestors codes from the root down to the parent
 */
record Location(
    String location,
    @Nullable String parent,
    List<String> ancestors,
    String name,
    Kind kind,
    @Nullable RiskClass riskClass,
    boolean retired) {

  static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

  /** From the whole down to a single element. */
  enum Kind {
    HOSPITAL,
    CAMPUS,
    BUILDING,
    FLOOR,
    ROOM,
    ELEMENT
  }

  /** How much depends on the place being clean and working; FR1 most. */
  enum RiskClass {
    FR1,
    FR2,
    FR3,
    FR4,
    FR5,
    FR6
  }

  /** What is wrong with the plain texts of a place, with pointers under {@code at}. */
  static List<FieldError> faults(
      String at,
      @Nullable String code,
      @Nullable String name,
      @Nullable String kind,
      @Nullable String riskClass) {
    var faults = new ArrayList<FieldError>();
    if (code == null || !code.matches(CODE)) {
      faults.add(FieldError.of(at + "/code", "code", code));
    }
    if (name == null || name.isBlank() || name.length() > 200) {
      faults.add(FieldError.of(at + "/name", "text", name, 1, 200));
    }
    if (!isOneOf(Kind.values(), kind)) {
      faults.add(FieldError.of(at + "/kind", "one-of", kind, List.of(Kind.values())));
    }
    if (riskClass != null && !isOneOf(RiskClass.values(), riskClass)) {
      faults.add(
          FieldError.of(at + "/riskClass", "one-of", riskClass, List.of(RiskClass.values())));
    }
    return faults;
  }

  private static boolean isOneOf(Enum<?>[] values, @Nullable String text) {
    for (var value : values) {
      if (value.name().equals(text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a scope naming this code covers the place. */
  boolean isUnder(String code) {
    return location.equals(code) || ancestors.contains(code);
  }

  Location retire() {
    return new Location(location, parent, ancestors, name, kind, riskClass, true);
  }
}
