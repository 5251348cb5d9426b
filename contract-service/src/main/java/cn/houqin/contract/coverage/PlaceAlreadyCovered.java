package cn.houqin.contract.coverage;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.util.List;
import java.util.Map;

/** Another contract covers places of this one for the same line and days (409). */
public class PlaceAlreadyCovered extends BrokenRule {

  private final transient Map<String, Object> other;

  PlaceAlreadyCovered(String at, Claim claim, Claim other, List<String> places) {
    this(at, other.owner().contract(), Days.common(claim, other), places);
  }

  private PlaceAlreadyCovered(String at, String contract, Days days, List<String> places) {
    super(
        409,
        "place-already-covered",
        places.stream()
            .map(
                place -> FieldError.of(at, "covered-once", place, contract, days.from(), days.to()))
            .toList(),
        String.join(", ", places),
        contract,
        days.from(),
        days.to());
    this.other =
        Map.of("contract", contract, "places", places, "from", days.from(), "to", days.to());
  }

  /** The days of both. */
  private record Days(String from, String to) {
    static Days common(Claim claim, Claim other) {
      var from = claim.from().isBefore(other.from()) ? other.from() : claim.from();
      var to = claim.to().isAfter(other.to()) ? other.to() : claim.to();
      return new Days(from.toString(), to.toString());
    }
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("covered", other);
  }
}
