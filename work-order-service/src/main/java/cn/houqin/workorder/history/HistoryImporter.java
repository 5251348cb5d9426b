package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Source;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.site.Sites;
import cn.houqin.workorder.terms.Covers;
import cn.houqin.workorder.terms.TermsBook;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Imports histories of the profile {@code full}. */
@Component
class HistoryImporter {

  private static final String STAGED = "history_import_rows";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int MOST_ROWS = 200_000;

  private final Aggregates<HistoryImport> imports;
  private final Aggregates<WorkOrder> orders;
  private final Needs needs;
  private final MongoTemplate mongo;
  private final JsonMapper json;

  HistoryImporter(
      Aggregates<HistoryImport> imports,
      Aggregates<WorkOrder> orders,
      Needs needs,
      MongoTemplate mongo,
      JsonMapper json) {
    this.imports = imports;
    this.orders = orders;
    this.needs = needs;
    this.mongo = mongo;
    this.json = json;
  }

  /** What a row is judged and replayed by. */
  @Component
  record Needs(Sites sites, Covers covers, TermsBook terms, Replay replay, AggregateStore store) {}

  /** A staged row of an import. */
  record Staged(String importId, String hospital, int position, String text) {}

  /** A file and how it is to be taken. */
  record Intake(String line, String text, boolean skipBadRows) {}

  Outcome<HistoryImport> accept(Call call, Intake intake) {
    needs.terms().zone(call.hospital());
    var id = imports.newId(call);
    var made = imports.create(call, id, () -> Change.to(staged(call, id, intake)));
    return made.stored().body().active()
        ? new Outcome<>(apply(call, made.stored()), made.replayed())
        : made;
  }

  private HistoryImport staged(Call call, String id, Intake intake) {
    var faults = stage(call, id, intake);
    var rows = (int) mongo.count(staged(call.hospital(), id), STAGED);
    return new HistoryImport(
        intake.line(),
        HistoryImport.FULL,
        true,
        rows,
        (int) faults.stream().map(fault -> fault.pointer().split("/")[2]).distinct().count(),
        0,
        0,
        faults.stream().map(HistoryImport.Fault::of).toList(),
        call.now(),
        call.now().plus(LOOK_AGAIN));
  }

  private List<FieldError> stage(Call call, String id, Intake intake) {
    var faults = new ArrayList<FieldError>();
    var good = new ArrayList<Staged>();
    var seen = new HashSet<String>();
    var lines = intake.text().lines().filter(text -> !text.isBlank()).toList();
    if (lines.isEmpty() || lines.size() > MOST_ROWS) {
      throw Invalid.field("/rows", "at-most-rows", lines.size(), MOST_ROWS);
    }
    for (var i = 0; i < lines.size(); i++) {
      var read = HistoryRow.read(json, i + 1, lines.get(i), intake.line());
      var rowFaults = new ArrayList<>(read.faults());
      if (read.row() != null) {
        rowFaults.addAll(faults(call, intake.line(), read.row(), seen));
      }
      if (rowFaults.isEmpty()) {
        good.add(new Staged(id, call.hospital(), i + 1, lines.get(i)));
      }
      faults.addAll(rowFaults);
    }
    if (!faults.isEmpty() && !intake.skipBadRows()) {
      throw new Invalid(faults);
    }
    mongo.remove(staged(call.hospital(), id), STAGED);
    mongo.insert(good, STAGED);
    return faults;
  }

  private List<FieldError> faults(Call call, String line, HistoryRow row, HashSet<String> seen) {
    var faults = new ArrayList<FieldError>();
    var at = "/rows/" + row.row();
    var externalId = Objects.requireNonNull(row.externalId());
    if (!seen.add(externalId)) {
      faults.add(FieldError.of(at + "/externalId", "unique", externalId));
    }
    var location = Objects.requireNonNull(row.location());
    if (needs.sites().find(call.hospital(), location).isEmpty()) {
      faults.add(FieldError.of(at + "/location", "known-location", location));
    }
    var before = orders.find(call.hospital(), id(line, externalId));
    if (before.isPresent()
        && !Objects.requireNonNull(before.get().body().source())
            .contentDigest()
            .equals(digest(row.text()))) {
      faults.add(FieldError.of(at + "/externalId", "same-content", externalId));
    }
    return faults;
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
    for (var row : mongo.find(query, Staged.class, STAGED)) {
      var read = HistoryRow.read(json, row.position(), row.text(), accepted.body().line()).row();
      counts[insert(call, accepted, Objects.requireNonNull(read)) ? 0 : 1]++;
    }
    mongo.remove(staged(call.hospital(), accepted.id()), STAGED);
    return counts;
  }

  private boolean insert(Call call, Stored<HistoryImport> accepted, HistoryRow row) {
    var line = accepted.body().line();
    var system = Call.system(call.hospital(), "history-import", accepted.body().at());
    var id = id(line, Objects.requireNonNull(row.externalId()));
    try {
      orders.create(
          system, id, () -> needs.replay().order(call.hospital(), id, past(call, accepted, row)));
      return true;
    } catch (AlreadyExists before) {
      return false;
    }
  }

  private Replay.Past past(Call call, Stored<HistoryImport> accepted, HistoryRow row) {
    var line = accepted.body().line();
    var location = Objects.requireNonNull(row.location());
    var place = needs.sites().find(call.hospital(), location).orElseThrow();
    var requestedAt = row.steps().getFirst().at();
    var covers =
        needs
            .covers()
            .inForce(call.hospital(), new CoverageLookup.Place(line, place.path()), requestedAt);
    var externalId = Objects.requireNonNull(row.externalId());
    var number =
        "%s-H-%06d"
            .formatted(
                line, needs.store().nextNumber(call.hospital(), "work-order/" + line + "/H"));
    return new Replay.Past(
        number,
        line,
        new Request(
            Objects.requireNonNull(row.category()),
            new Request.Place(location, place.path(), place.riskClass()),
            Objects.requireNonNull(row.priority()),
            row.requester(),
            row.description(),
            "HISTORY"),
        row.steps(),
        row.rating(),
        covers,
        new Source(externalId, accepted.body().at(), digest(row.text()), false, null));
  }

  /** The id of a historic order: the same for the same line and external id. */
  static String id(String line, String externalId) {
    return digest(line + "\n" + externalId).substring(0, 32);
  }

  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Query staged(String hospital, String id) {
    return new Query(Criteria.where("importId").is(id).and("hospital").is(hospital));
  }
}
