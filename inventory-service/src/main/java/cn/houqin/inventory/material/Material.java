package cn.houqin.inventory.material;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A material as it is ordered, kept and issued.
 *
 * @param unit what its quantities count, for example "piece" or "kg"
 * @param packSize units in a pack, 1 or more
 * @param coldChain whether it must be kept cold
 * @param lotControlled whether every movement names a lot; lots expire first out
 * @param inUse whether some was ordered or moved: its unit and lot control are fixed from then on
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
    boolean retired,
    @Nullable Boolean inUse) {

  Material {
    inUse = Boolean.TRUE.equals(inUse);
  }

  /** The ledger counts in this unit, and knows lots or does not (409). */
  static final class FixedOnceInUse extends BrokenRule {
    FixedOnceInUse(String material, List<FieldError> errors) {
      super(409, "fixed-once-in-use", errors, material);
    }
  }

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

  boolean isInUse() {
    return Boolean.TRUE.equals(inUse);
  }

  /** As written down anew; what the ledger depends on stays as it is. */
  Material edited(Material next) {
    var errors = new ArrayList<FieldError>();
    if (isInUse() && !unit.equals(next.unit)) {
      errors.add(FieldError.of("/unit", "fixed-once-in-use", next.unit, unit));
    }
    if (isInUse() && lotControlled != next.lotControlled) {
      errors.add(
          FieldError.of("/lotControlled", "fixed-once-in-use", next.lotControlled, lotControlled));
    }
    if (!errors.isEmpty()) {
      throw new FixedOnceInUse(material, errors);
    }
    return next.standing(next.retired, isInUse());
  }

  Material retire() {
    return standing(true, isInUse());
  }

  Material used() {
    return standing(retired, true);
  }

  /** Whether a register says the same of it. */
  boolean isAsWritten(Material row) {
    return standing(retired, false).equals(row);
  }

  private Material standing(boolean isRetired, boolean isInUse) {
    return new Material(
        material,
        name,
        unit,
        packSize,
        category,
        hazardous,
        lotControlled,
        coldChain,
        isRetired,
        isInUse);
  }
}
