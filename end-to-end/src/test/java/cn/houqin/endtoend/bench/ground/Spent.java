package cn.houqin.endtoend.bench.ground;

/** User and system time in milliseconds, of processes that are measured and of the generator. */
public record Spent(double gateway, double service, double broker, double store, double generator) {

  static final Spent NOTHING = new Spent(0, 0, 0, 0, 0);

  /** Without the generator. */
  public double total() {
    return gateway + service + broker + store;
  }

  public Spent since(Spent before) {
    return new Spent(
        gateway - before.gateway,
        service - before.service,
        broker - before.broker,
        store - before.store,
        generator - before.generator);
  }

  public Spent per(long requests) {
    return new Spent(
        gateway / requests,
        service / requests,
        broker / requests,
        store / requests,
        generator / requests);
  }
}
