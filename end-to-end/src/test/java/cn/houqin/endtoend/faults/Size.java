package cn.houqin.endtoend.faults;

/**
 * How much of something a fault takes.
 *
 * @param promised what the promise is made for
 */
public record Size(String name, long here, long promised) {

  /**
   * Little in a build; as promised with houqin.faults.full=true; what houqin.faults.NAME says.
   *
   * @param name one word, for example kills
   */
  public static Size of(String name, long usual, long promised) {
    var unless = Boolean.getBoolean("houqin.faults.full") ? promised : usual;
    return new Size(name, Long.getLong("houqin.faults." + name, unless), promised);
  }

  /** Nothing in a build, some by ./houqin faults. */
  public static Size onDemand(String name, long some, long promised) {
    return of(name, Boolean.getBoolean("houqin.faults.demand") ? some : 0, promised);
  }

  public int count() {
    return Math.toIntExact(here);
  }

  /** The same, with what was reached in the end. */
  public Size reached(long amount) {
    return new Size(name, amount, promised);
  }

  boolean isFull() {
    return here >= promised;
  }

  @Override
  public String toString() {
    return isFull()
        ? "%,d %s".formatted(here, name)
        : "%,d of %,d %s".formatted(here, promised, name);
  }
}
