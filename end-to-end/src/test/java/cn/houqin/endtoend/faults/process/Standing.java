package cn.houqin.endtoend.faults.process;

/** Services that tests share which do not harm them, each started when first asked for. */
public final class Standing {

  public static final Surroundings HERE = Surroundings.of("standing");

  private Standing() {}

  public static String orders() {
    return Orders.INSTANCE.address();
  }

  public static String kpi() {
    return Kpi.INSTANCE.address();
  }

  public static String contracts() {
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
