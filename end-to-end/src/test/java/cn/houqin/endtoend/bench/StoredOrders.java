package cn.houqin.endtoend.bench;

/** Orders stored without the service, in the shape of those that it stored itself. */
final class StoredOrders {

  private final Orders orders;
  private final Ground ground;

  StoredOrders(Ground ground) {
    this.ground = ground;
    this.orders = new Orders(ground);
  }

  /** Stores orders until there are so many. */
  void fill(long count) throws InterruptedException {
    var job = orders.creating(ground.service(Orders.SERVICE).address());
    ground.hospital();
    var missing = Math.min(500, count - orders.stored().estimatedDocumentCount());
    if (missing > 0) {
      Load.closed(8, missing).warm(job);
      orders.settle();
    }
  }
}
