package cn.houqin.contract.failure;

import cn.houqin.contract.AHospital;
import java.time.LocalDate;

/** A contract that charges failures: 3 yuan a point, 5 points for each late completion. */
final class AContractWithFailures {

  private AContractWithFailures() {}

  /** HT-1 of 2026 in a hospital of its own, signed. */
  static AHospital signed(int port) {
    var hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1")
            .replace(
                "{\"tiers\"",
                """
                {"points": {"free": "0", "fenPerPoint": 300, "bands": [{"multiplier": "1"}]}, "tiers"
                """)
            .replace(
                "\"scheme\"",
                """
                "failureRules": [{"rule": "late", "on": "CLOCK_BREACHED", "clock": "COMPLETE", "type": "POINTS",
                  "points": "5", "rectifyWithinMinutes": 60}], "scheme"
                """);
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    return hospital;
  }
}
