package cn.houqin.contract.settlement.dispute;

import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The disputed rows of a settlement, raised together and answered one by one. */
public final class Disputes {

  private final Settlement settlement;
  private final List<FieldError> faults = new ArrayList<>();
  private final HashSet<String> named = new HashSet<>();

  private Disputes(Settlement settlement) {
    this.settlement = settlement;
  }

  /** A row as the vendor names it. */
  public record Entry(
      @Nullable @Size(max = 40) String line,
      Row.@Nullable Kind kind,
      @Nullable @Size(max = 200) String ref,
      @NotBlank @Size(max = 500) String reason) {}

  /** A dispute waits for its answer (409). */
  static final class DisputeIsUnanswered extends BrokenRule {
    DisputeIsUnanswered(int number) {
      super(409, "dispute-is-unanswered", number);
    }
  }

  /** Refuses rows that the settlement does not have, every one named. */
  public static List<Dispute> raised(
      Settlement settlement, List<Entry> entries, String by, Instant at) {
    var check = new Disputes(settlement);
    var raised = new ArrayList<Dispute>();
    for (var i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      check.check("/rows/" + i, entry);
      raised.add(
          new Dispute(
              i + 1, entry.line(), entry.kind(), entry.ref(), entry.reason(), by, at, null));
    }
    if (!check.faults.isEmpty()) {
      throw new Invalid(check.faults);
    }
    return List.copyOf(raised);
  }

  /** All of them, one answered. */
  public static List<Dispute> answered(
      List<Dispute> disputes, String number, Dispute.Answer answer) {
    if (disputes.stream().noneMatch(one -> isNumber(one, number))) {
      throw new NotFound("dispute", number);
    }
    return disputes.stream()
        .map(one -> isNumber(one, number) ? one.answered(answer) : one)
        .toList();
  }

  private static boolean isNumber(Dispute dispute, String number) {
    return String.valueOf(dispute.number()).equals(number);
  }

  /** Throws where one is not answered yet. */
  public static void mustBeAnswered(List<Dispute> disputes) {
    disputes.stream()
        .filter(one -> one.answer() == null)
        .findFirst()
        .ifPresent(
            open -> {
              throw new DisputeIsUnanswered(open.number());
            });
  }

  private void check(String at, Entry entry) {
    if (!named.add(entry.line() + "/" + entry.kind() + "/" + entry.ref())) {
      faults.add(FieldError.of(at + "/ref", "unique", entry.ref()));
    }
    var rows = rows(entry.line());
    if (rows.isEmpty()) {
      faults.add(FieldError.of(at + "/line", "line-of-settlement", entry.line()));
    } else if (entry.kind() == null) {
      withoutKind(at, entry);
    } else if (entry.ref() == null) {
      faults.add(FieldError.of(at + "/ref", "required", null));
    } else if (rows.get().noneMatch(row -> isRow(row, entry))) {
      faults.add(FieldError.of(at + "/ref", "row-of-settlement", entry.ref(), entry.kind()));
    }
  }

  private void withoutKind(String at, Entry entry) {
    if (entry.line() == null || entry.ref() != null) {
      faults.add(FieldError.of(at + "/kind", "required", null));
    }
  }

  private static boolean isRow(Row row, Entry entry) {
    return row.kind() == entry.kind() && row.ref().equals(entry.ref());
  }

  private Optional<Stream<Row>> rows(@Nullable String line) {
    return line == null
        ? Optional.of(settlement.contractRows().stream())
        : settlement.lines().stream()
            .filter(one -> one.line().equals(line))
            .findFirst()
            .map(one -> one.rows().stream());
  }
}
