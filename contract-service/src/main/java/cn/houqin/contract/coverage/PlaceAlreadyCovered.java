package cn.houqin.contract.coverage;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.util.List;

/** Another contract covers a place of this one for the same line and days (409). */
public class PlaceAlreadyCovered extends BrokenRule {

  PlaceAlreadyCovered(Coverage.Claim other, String place) {
    super(
        409,
        "place-already-covered",
        List.of(
            FieldError.of(
                "/version/lines/locations",
                "covered-once",
                place,
                other.contract(),
                other.from(),
                other.to())),
        place,
        other.contract(),
        other.from(),
        other.to());
  }
}
