package cn.houqin.contract.payment;

import cn.houqin.contract.payment.Settlement.Row;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Holds deductions to their caps by giving back what is above. */
final class Caps {

  private Caps() {}

  /** What a line's deductions exceed the line's cap by. */
  static Optional<Row> ofLine(@Nullable BigDecimal percent, long feeFen, List<Row> deductions) {
    if (percent == null) {
      return Optional.empty();
    }
    var limit = Fen.percent(feeFen, percent);
    var deducted = -Fen.sum(deductions.stream().mapToLong(Row::fen));
    return deducted <= limit
        ? Optional.empty()
        : Optional.of(
            new Row(
                Row.Kind.LINE_CAP,
                "cap",
                deducted - limit,
                "deductions of %d fen held to %s %% of the line's fee of %d fen, %d fen"
                    .formatted(deducted, percent.toPlainString(), feeFen, limit),
                deductions.stream().map(Row::ref).toList()));
  }

  /** Gives back what all deductions exceed the contract's cap by, in proportion, to the fen. */
  static List<Settlement.Line> ofContract(SettlementInput input, List<Settlement.Line> lines) {
    var percent = input.contractPercent();
    if (percent == null) {
      return lines;
    }
    var deducted = Fen.sum(lines.stream().mapToLong(Settlement.Line::deductedFen));
    var fees = input.feesFen();
    var limit = Fen.percent(fees, percent);
    if (deducted <= limit) {
      return lines;
    }
    var over = deducted - limit;
    var shares = largestRemainder(over, deducted, lines);
    var why =
        "all deductions of %d fen held to %s %% of all fees of %d fen, %d fen: of the %d fen given back"
            .formatted(deducted, percent.toPlainString(), fees, limit, over);
    var names = lines.stream().map(Settlement.Line::line).toList();
    return IntStream.range(0, lines.size())
        .mapToObj(
            i ->
                givenBack(
                    lines.get(i),
                    shares[i],
                    "%s, this line's %d / %d by largest remainder"
                        .formatted(why, lines.get(i).deductedFen(), deducted),
                    names))
        .toList();
  }

  private static long[] largestRemainder(long over, long deducted, List<Settlement.Line> lines) {
    var shares = new long[lines.size()];
    var remainders = new ArrayList<BigInteger>();
    var left = over;
    for (var i = 0; i < shares.length; i++) {
      var product =
          BigInteger.valueOf(over).multiply(BigInteger.valueOf(lines.get(i).deductedFen()));
      var parts = product.divideAndRemainder(BigInteger.valueOf(deducted));
      shares[i] = parts[0].longValueExact();
      remainders.add(parts[1]);
      left -= shares[i];
    }
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get).reversed())
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  private static Settlement.Line givenBack(
      Settlement.Line line, long fen, String how, List<String> lines) {
    if (fen == 0) {
      return line;
    }
    var rows = new ArrayList<>(line.rows());
    rows.add(new Row(Row.Kind.CONTRACT_CAP, "cap", fen, how, lines));
    return new Settlement.Line(
        line.line(),
        line.grossFen(),
        line.deductedFen() - fen,
        List.copyOf(rows),
        line.leftOut(),
        line.unscored());
  }
}
