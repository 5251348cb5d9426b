package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Source;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Imports histories of the profile {@code flat}: bare dates from other systems. */
@Component
class FlatImporter {

  private static final String STAGED = "flat_import_rows";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int MOST_ROWS = 200_000;

  private final Aggregates<HistoryImport> imports;
  private final Aggregates<WorkOrder> orders;
  private final HistoryImporter.Needs needs;
  private final MongoTemplate mongo;

  FlatImporter(
      Aggregates<HistoryImport> imports,
      Aggregates<WorkOrder> orders,
      HistoryImporter.Needs needs,
      MongoTemplate mongo) {
    this.imports = imports;
    this.orders = orders;
    this.needs = needs;
    this.mongo = mongo;
  }

  /** A staged row of an import. */
  record Staged(String importId, String hospital, int position, FlatRow row) {}

  /** A file and how it is to be read. */
  record Intake(
      String line,
      String csv,
      Map<String, String> columns,
      FlatRow.Times times,
      boolean skipBadRows) {}

  Outcome<HistoryImport> accept(Call call, Intake intake) {
    needs.terms().zone(call.hospital());
    var id = imports.newId(call);
    var made = imports.create(call, id, () -> Change.to(staged(call, id, intake)));
    return made.stored().body().active()
        ? new Outcome<>(apply(call, made.stored()), made.replayed())
        : made;
  }

  private HistoryImport staged(Call call, String id, Intake intake) {
    var rows = FlatFile.read(intake.csv(), intake.columns());
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw Invalid.field("/rows", "at-most-rows", rows.size(), MOST_ROWS);
    }
    var faults = new ArrayList<FieldError>();
    var good = new ArrayList<Staged>();
    var seen = new HashSet<String>();
    var skipped = 0;
    for (var i = 0; i < rows.size(); i++) {
      var read = FlatRow.read(i + 1, rows.get(i), intake.times());
      var rowFaults = new ArrayList<>(read.faults());
      read.row().ifPresent(row -> rowFaults.addAll(faults(call, intake.line(), row, seen)));
      if (rowFaults.isEmpty()) {
        good.add(new Staged(id, call.hospital(), i + 1, read.row().orElseThrow()));
      } else {
        skipped++;
      }
      faults.addAll(rowFaults);
    }
    if (!faults.isEmpty() && !intake.skipBadRows()) {
      throw new Invalid(faults);
    }
    mongo.remove(staged(call.hospital(), id), STAGED);
    mongo.insert(good, STAGED);
    return new HistoryImport(
        intake.line(),
        HistoryImport.FLAT,
        true,
        good.size(),
        skipped,
        0,
        0,
        faults.stream().map(HistoryImport.Fault::of).toList(),
        call.now(),
        call.now().plus(LOOK_AGAIN));
  }

  private List<FieldError> faults(Call call, String line, FlatRow row, HashSet<String> seen) {
    var faults = new ArrayList<FieldError>();
    var at = "/rows/" + row.row();
    if (!seen.add(row.externalId())) {
      faults.add(FieldError.of(at + "/externalId", "unique", row.externalId()));
    }
    if (!row.location().equals(FlatRow.UNKNOWN)
        && needs.sites().find(call.hospital(), row.location()).isEmpty()) {
      faults.add(FieldError.of(at + "/location", "known-location", row.location()));
    }
    orders
        .find(call.hospital(), HistoryImporter.id(line, row.externalId()))
        .map(before -> Objects.requireNonNull(before.body().source()))
        .filter(before -> !before.contentDigest().equals(digest(row)))
        .ifPresent(
            _ -> faults.add(FieldError.of(at + "/externalId", "same-content", row.externalId())));
    return faults;
  }

  /** The row's number is not part of its content. */
  private static String digest(FlatRow row) {
    return HistoryImporter.digest(
        row.externalId()
            + row.requestedAt()
            + row.completedAt()
            + row.dueAt()
            + row.category()
            + row.priority()
            + row.location());
  }

  private Stored<HistoryImport> apply(Call call, Stored<HistoryImport> accepted) {
    var counts = insertAll(call, accepted);
    var done = Call.system(call.hospital(), "history-import", call.now());
    return imports
        .change(
            done, accepted.id(), current -> Change.to(current.body().applied(counts[0], counts[1])))
        .stored();
  }

  /** Goes on with an import whose instance died. */
  Change<HistoryImport> resume(Stored<HistoryImport> current, Call call) {
    var counts = insertAll(call, current);
    return Change.to(current.body().applied(counts[0], counts[1]));
  }

  private int[] insertAll(Call call, Stored<HistoryImport> accepted) {
    var query = staged(call.hospital(), accepted.id()).with(Sort.by("position"));
    var counts = new int[2];
    for (var staged : mongo.find(query, Staged.class, STAGED)) {
      counts[insert(call, accepted, staged.row()) ? 0 : 1]++;
    }
    mongo.remove(staged(call.hospital(), accepted.id()), STAGED);
    return counts;
  }

  private boolean insert(Call call, Stored<HistoryImport> accepted, FlatRow row) {
    var id = HistoryImporter.id(accepted.body().line(), row.externalId());
    var system = Call.system(call.hospital(), "history-import", accepted.body().at());
    try {
      orders.create(
          system,
          id,
          () -> needs.replay().bareDates(call.hospital(), id, past(call, accepted, row)));
      return true;
    } catch (AlreadyExists before) {
      return false;
    }
  }

  private Replay.Past past(Call call, Stored<HistoryImport> accepted, FlatRow row) {
    var line = accepted.body().line();
    var place = needs.sites().find(call.hospital(), row.location());
    var path = place.map(found -> found.path()).orElse(List.of());
    List<Cover> covers =
        needs
            .covers()
            .inForce(call.hospital(), new CoverageLookup.Place(line, path), row.requestedAt());
    var steps = new ArrayList<Replay.Step>();
    steps.add(new Replay.Step(OrderFact.Type.REQUESTED, row.requestedAt(), null, null));
    if (row.completedAt() != null) {
      steps.add(new Replay.Step(OrderFact.Type.COMPLETED, row.completedAt(), null, null));
    }
    var number = needs.store().nextNumber(call.hospital(), "work-order/" + line + "/H");
    return new Replay.Past(
        "%s-H-%06d".formatted(line, number),
        line,
        new Request(
            Objects.requireNonNullElse(row.category(), FlatRow.UNKNOWN),
            new Request.Place(
                row.location(), path, place.map(found -> found.riskClass()).orElse(null)),
            Objects.requireNonNullElse(row.priority(), "ROUTINE"),
            null,
            row.datesOnly() ? "dates without a time" : null,
            "HISTORY"),
        steps,
        null,
        covers,
        new Source(row.externalId(), accepted.body().at(), digest(row), true, row.dueAt()));
  }

  private static Query staged(String hospital, String id) {
    return new Query(Criteria.where("importId").is(id).and("hospital").is(hospital));
  }
}
