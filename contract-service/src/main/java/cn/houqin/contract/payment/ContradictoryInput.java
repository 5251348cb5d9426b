package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.MechanismFaults.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A month cannot be settled: what it is made of contradicts itself; every fault is listed. */
public final class ContradictoryInput extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  ContradictoryInput(List<Fault> faults) {
    super(faults.toString());
    this.faults = List.copyOf(faults);
  }

  ContradictoryInput(String pointer, String rule, @Nullable Object value) {
    this(List.of(Fault.of(pointer, rule, value)));
  }

  public List<Fault> faults() {
    return faults;
  }
}
