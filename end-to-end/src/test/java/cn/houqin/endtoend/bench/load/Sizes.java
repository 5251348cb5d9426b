package cn.houqin.endtoend.bench.load;

/** How much is measured, each changed by -Dhouqin.bench.NAME. */
public final class Sizes {

  private Sizes() {}

  public static long of(String name, long usual) {
    return Long.getLong("houqin.bench." + name, usual);
  }

  /** Measured requests of one round. */
  public static long requests() {
    return of("requests", 3_000);
  }

  /** Requests before anything is measured, for the JIT. */
  public static long warmUp() {
    return of("warmup", 20_000);
  }

  /** Of each side of a comparison. */
  public static int rounds() {
    return (int) of("rounds", 3);
  }
}
