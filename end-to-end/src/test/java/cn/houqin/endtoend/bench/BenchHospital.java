package cn.houqin.endtoend.bench;

import cn.houqin.endtoend.faults.Hospital;
import cn.houqin.platform.testing.TestTokens;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A hospital whose cleaning is under contract, known to work-order-service. */
final class BenchHospital {

  static final String NAME = "bench";

  private final Ground ground;
  private final Hospital hospital = new Hospital(NAME);
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  BenchHospital(Ground ground) {
    this.ground = ground;
  }

  void open() {
    hospital.announce(ground.topics());
    hospital.furnish(ground.service("work-order-service").address());
  }

  String name() {
    return NAME;
  }

  /** Somebody's with a role, whose subject is the role in lower case. */
  String token(String role) {
    return tokens.computeIfAbsent(
        role, _ -> TestTokens.of(role.toLowerCase(Locale.ROOT), NAME, role));
  }

  /** Of a user of the vendor under contract. */
  String vendorToken() {
    return tokens.computeIfAbsent(
        "VENDOR", _ -> TestTokens.vendor("worker", NAME, Hospital.VENDOR));
  }
}
