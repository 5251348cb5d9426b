package cn.houqin.inventory.material;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;

/**
 * A material as it is ordered, kept and issued.
 *
 * @param unit what its quantities count, for example "piece" or "kg"
 * @param packSize units in a pack, 1 or more
 * @param coldChain whether it must be kept cold
 * @param lotControlled whether every movement names a lot; lots expire first out
 */
record Material(
    String material,
    String name,
    String unit,
    int packSize,
    String category,
    boolean hazardous,
    boolean lotControlled,
    boolean coldChain,
    boolean retired) {

  static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

  /** Refuses what does not hold together, every fault at once. */
  Material checked() {
    var faults = faults();
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return this;
  }

  /** What does not hold together. */
  List<FieldError> faults() {
    var errors = new ArrayList<FieldError>();
    if (!material.matches(CODE)) {
      errors.add(FieldError.of("/material", "code", material));
    }
    notBlank(errors, "/name", name);
    notBlank(errors, "/unit", unit);
    notBlank(errors, "/category", category);
    if (packSize < 1) {
      errors.add(FieldError.of("/packSize", "at-least", packSize, 1));
    }
    return errors;
  }

  private static void notBlank(List<FieldError> errors, String pointer, String value) {
    if (value.isBlank() || value.length() > 200) {
      errors.add(FieldError.of(pointer, "text", value, 1, 200));
    }
  }

  Material retire() {
    return new Material(
        material, name, unit, packSize, category, hazardous, lotControlled, coldChain, true);
  }
}
