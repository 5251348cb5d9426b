package cn.houqin.kpi.evidence;

import org.springframework.data.mongodb.core.query.Criteria;

/** A contract's month on a line, by which its figures are found. */
public record LineMonth(String hospital, String contract, String line, String month) {

  Criteria criteria() {
    return Criteria.where("hospital")
        .is(hospital)
        .and("contract")
        .is(contract)
        .and("line")
        .is(line)
        .and("month")
        .is(month);
  }
}
