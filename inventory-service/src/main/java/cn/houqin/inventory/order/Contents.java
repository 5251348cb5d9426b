package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.DeliveryUnderWay;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is ordered and what has come of it: lines and deliveries, as they change each other. */
record Contents(List<OrderLine> lines, List<Delivery> deliveries) {

  OrderLine line(int number) {
    return lines.stream()
        .filter(line -> line.line() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("purchase-order-line", Integer.toString(number)));
  }

  Delivery delivery(int number) {
    return deliveries.stream()
        .filter(one -> one.delivery() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("delivery", Integer.toString(number)));
  }

  /** Nothing more comes of a line: cancelled or accepted within tolerance, and none under way. */
  boolean isFinished(OrderLine line) {
    return (line.isCancelled() || line.isWithinTolerance()) && !isUnderWay(line.line());
  }

  /** Where the order stands by them: received or cancelled once nothing more is to come. */
  OrderStatus status(OrderStatus now) {
    if (!lines.stream().allMatch(this::isFinished)) {
      return now;
    }
    var isAnyAccepted = lines.stream().anyMatch(line -> line.progress().accepted().signum() > 0);
    return isAnyAccepted ? OrderStatus.RECEIVED : OrderStatus.CANCELLED;
  }

  private boolean isUnderWay(int line) {
    return deliveries.stream().anyMatch(one -> one.underWay(line).signum() > 0);
  }

  /** With one more delivery. */
  Contents and(Delivery next) {
    return new Contents(lines, Stream.concat(deliveries.stream(), Stream.of(next)).toList());
  }

  /** With a delivery as it stands now. */
  Contents with(Delivery next) {
    return new Contents(
        lines,
        deliveries.stream().map(one -> one.delivery() == next.delivery() ? next : one).toList());
  }

  /** Nothing of any line will come. */
  Contents declined() {
    return changing(OrderLine::cancelRest);
  }

  /**
   * What is still open of these lines will not come.
   *
   * @param numbers of lines; empty for all
   * @throws DeliveryUnderWay if something of one of them is
   */
  Contents cancelled(Set<Integer> numbers) {
    numbers.forEach(this::line);
    var left =
        changing(
            line ->
                (numbers.isEmpty() || numbers.contains(line.line())) && !isFinished(line)
                    ? line.cancelRest()
                    : line);
    for (var line : left.lines) {
      if (line.isCancelled() && isUnderWay(line.line())) {
        throw new DeliveryUnderWay(line.line());
      }
    }
    return left;
  }

  Contents received(int number, Receipt receipt) {
    return changing(line -> receipt.of(line.line()).map(line::receiving).orElse(line))
        .with(delivery(number).received(receipt));
  }

  /** As if the receipt had not been made. */
  Contents reversed(int number, String by, String reason, Instant now) {
    var mistake = delivery(number).mistake();
    return changing(line -> mistake.of(line.line()).map(line::without).orElse(line))
        .with(delivery(number).reversed(by, reason, now));
  }

  private Contents changing(Function<OrderLine, OrderLine> step) {
    return new Contents(lines.stream().map(step).toList(), deliveries);
  }
}
