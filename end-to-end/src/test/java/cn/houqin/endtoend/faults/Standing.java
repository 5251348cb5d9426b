package cn.houqin.endtoend.faults;

/** Services that tests share which do not harm them, each started when first asked for. */
final class Standing {

  static final Surroundings HERE = Surroundings.of("standing");

  private Standing() {}

  static String orders() {
    return Orders.INSTANCE.address();
  }

  static String kpi() {
    return Kpi.INSTANCE.address();
  }

  static String contracts() {
    return Contracts.INSTANCE.address();
  }

  private static final class Orders {
    static final Instance INSTANCE = Instance.start("work-order-service", HERE);
  }

  private static final class Kpi {
    static final Instance INSTANCE = Instance.start("vendor-kpi-service", HERE);
  }

  private static final class Contracts {
    static final Instance INSTANCE = Instance.start("contract-service", HERE);
  }
}
