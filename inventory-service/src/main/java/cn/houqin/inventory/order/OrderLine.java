package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Receipt;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param line its number, from 1
 * @param item the contract's price item
 * @param quantity ordered, in the material's unit
 * @param tolerancePercent by which what is accepted may be below or above, exactly
 * @param quotedFen the unit price the buyer expects; null to take the contract's
 * @param price of the contract, from issue on
 */
public record OrderLine(
    int line,
    String item,
    String material,
    BigDecimal quantity,
    BigDecimal tolerancePercent,
    @Nullable BigDecimal quotedFen,
    @Nullable Price price,
    Progress progress) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /** What a unit costs (fen, exact), and the service line whose item it is. */
  public record Price(String serviceLine, BigDecimal fenPerUnit) {}

  /** What became of the ordered quantity. */
  public record Progress(BigDecimal accepted, BigDecimal rejected, BigDecimal cancelled) {

    public static final Progress NONE =
        new Progress(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  public OrderLine pricedAt(Price agreed) {
    return new OrderLine(
        line, item, material, quantity, tolerancePercent, quotedFen, agreed, progress);
  }

  /** What is not delivered yet will not be. */
  OrderLine cancelRest() {
    var rest = quantity.subtract(progress.accepted()).max(BigDecimal.ZERO);
    return with(new Progress(progress.accepted(), progress.rejected(), rest));
  }

  OrderLine receiving(Receipt.ReceivedLine received) {
    return with(
        new Progress(
            progress.accepted().add(received.accepted()),
            progress.rejected().add(received.rejected()),
            progress.cancelled()));
  }

  /** A receipt was a mistake. */
  OrderLine without(Receipt.ReceivedLine received) {
    return with(
        new Progress(
            progress.accepted().subtract(received.accepted()),
            progress.rejected().subtract(received.rejected()),
            progress.cancelled()));
  }

  private OrderLine with(Progress next) {
    return new OrderLine(line, item, material, quantity, tolerancePercent, quotedFen, price, next);
  }

  boolean isCancelled() {
    return progress.cancelled().signum() > 0;
  }

  boolean isWithinTolerance() {
    return isEnough(progress.accepted());
  }

  /** Whether so much counts as all of it. */
  boolean isEnough(BigDecimal accepted) {
    return accepted.compareTo(lower()) >= 0;
  }

  /** The least that counts as delivered. */
  BigDecimal lower() {
    return percent(HUNDRED.subtract(tolerancePercent), quantity);
  }

  /** The most that is accepted; of a cancelled line, what had been accepted before. */
  public BigDecimal upper() {
    return isCancelled()
        ? quantity.subtract(progress.cancelled())
        : percent(HUNDRED.add(tolerancePercent), quantity);
  }

  /** Whether a quantity is another within the line's tolerance, exactly. */
  boolean isAbout(BigDecimal wanted, BigDecimal found) {
    return found.compareTo(percent(HUNDRED.subtract(tolerancePercent), wanted)) >= 0
        && found.compareTo(percent(HUNDRED.add(tolerancePercent), wanted)) <= 0;
  }

  private static BigDecimal percent(BigDecimal percent, BigDecimal of) {
    return of.multiply(percent).movePointLeft(2);
  }

  /**
   * What of it counts as ordered: all of it, less what was cancelled; once nothing more is to come,
   * no more than what was accepted.
   */
  public BigDecimal counted(boolean isFinished) {
    var ordered = quantity.subtract(progress.cancelled());
    return isFinished ? ordered.min(progress.accepted()) : ordered;
  }

  /** Price x quantity not cancelled, rounded half up to fen; 0 without a price. */
  public long valueFen() {
    return valueFen(quantity.subtract(progress.cancelled()));
  }

  public long valueFen(BigDecimal of) {
    return price == null
        ? 0
        : price.fenPerUnit().multiply(of).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
