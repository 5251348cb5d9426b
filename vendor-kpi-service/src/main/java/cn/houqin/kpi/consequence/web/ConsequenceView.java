package cn.houqin.kpi.consequence.web;

import cn.houqin.kpi.consequence.Consequence;
import cn.houqin.platform.aggregate.Stored;

/** A consequence as it is shown. */
record ConsequenceView(String consequence, Consequence body) {

  static ConsequenceView of(Stored<Consequence> stored) {
    return new ConsequenceView(stored.id(), stored.body());
  }
}
