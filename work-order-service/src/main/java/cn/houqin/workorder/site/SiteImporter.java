package cn.houqin.workorder.site;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Imports files of places, all or nothing. */
@Component
class SiteImporter {

  private static final String STAGED = "location_import_rows";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final int AT_ONCE = 16;

  private final Aggregates<SiteImport> imports;
  private final Aggregates<Location> locations;
  private final MongoTemplate mongo;

  SiteImporter(
      Aggregates<SiteImport> imports, Aggregates<Location> locations, MongoTemplate mongo) {
    this.imports = imports;
    this.locations = locations;
    this.mongo = mongo;
  }

  /** A staged place of an import. */
  record Staged(String importId, String hospital, int position, Location place) {}

  Outcome<SiteImport> accept(Call call, String csv) {
    var id = imports.newId(call);
    if (imports.find(call.hospital(), id).isEmpty()) {
      stage(call, id, csv);
    }
    var rows = (int) mongo.count(stagedRows(call.hospital(), id), STAGED);
    var accepted = new SiteImport(true, rows, 0, 0, call.now(), call.now().plus(LOOK_AGAIN));
    Outcome<SiteImport> made;
    try {
      made = imports.create(call, id, () -> Change.to(accepted));
    } catch (AlreadyExists another) {
      throw new RegisterIsBeingImported();
    }
    return made.stored().body().active()
        ? new Outcome<>(apply(call, made.stored()), made.replayed())
        : made;
  }

  /** Throws while a file is being applied. */
  void refuseWhileImporting(String hospital) {
    var active = new ListQuery(Map.of("active", true), "active", 1, null, null);
    if (!imports.list(Caller.system(hospital), active).items().isEmpty()) {
      throw new RegisterIsBeingImported();
    }
  }

  /** Goes on with an import whose instance died. */
  Change<SiteImport> resume(Stored<SiteImport> current, Call call) {
    return current.body().active()
        ? Change.to(current.body().applied(insert(call, current)))
        : Change.to(current.body().lookAgainAt(call.now().plus(LOOK_AGAIN)));
  }

  private void stage(Call call, String id, String csv) {
    var rows = SiteFile.read(csv);
    var known = known(call.hospital(), rows);
    var places = SiteFile.places(rows, known);
    refuseOtherContent(rows, places, known);
    mongo.remove(stagedRows(call.hospital(), id), STAGED);
    var staged = new ArrayList<Staged>();
    for (var place : places) {
      staged.add(new Staged(id, call.hospital(), staged.size(), place));
    }
    mongo.insert(staged, STAGED);
  }

  private Map<String, Location> known(String hospital, List<SiteRow> rows) {
    var known = new HashMap<String, Location>();
    for (var row : rows) {
      look(hospital, row.code(), known);
      var parent = row.parent();
      while (parent != null && !known.containsKey(parent)) {
        look(hospital, parent, known);
        var found = known.get(parent);
        parent = found == null ? null : found.parent();
      }
    }
    return known;
  }

  private void look(String hospital, String code, Map<String, Location> known) {
    if (!known.containsKey(code)) {
      locations.find(hospital, code).ifPresent(found -> known.put(code, found.body()));
    }
  }

  private static void refuseOtherContent(
      List<SiteRow> rows, List<Location> places, Map<String, Location> known) {
    var rowOf = new HashMap<String, SiteRow>();
    rows.forEach(row -> rowOf.put(row.code(), row));
    var faults = new ArrayList<FieldError>();
    for (var place : places) {
      var before = known.get(place.location());
      if (before != null && !before.equals(place)) {
        var row = java.util.Objects.requireNonNull(rowOf.get(place.location()));
        faults.add(FieldError.of(row.pointer() + "/code", "same-as-register", place.location()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  private Stored<SiteImport> apply(Call call, Stored<SiteImport> accepted) {
    var added = insert(call, accepted);
    var done = Call.system(call.hospital(), "location-import", call.now());
    return imports
        .change(done, accepted.id(), current -> Change.to(current.body().applied(added)))
        .stored();
  }

  private int insert(Call call, Stored<SiteImport> accepted) {
    var query =
        stagedRows(call.hospital(), accepted.id())
            .with(org.springframework.data.domain.Sort.by("position"));
    var added = 0;
    var level = new ArrayList<Location>();
    for (var staged : mongo.find(query, Staged.class, STAGED)) {
      if (!level.isEmpty()
          && level.getFirst().ancestors().size() != staged.place().ancestors().size()) {
        added += insertAll(call, level);
        level.clear();
      }
      level.add(staged.place());
    }
    added += insertAll(call, level);
    mongo.remove(stagedRows(call.hospital(), accepted.id()), STAGED);
    return added;
  }

  private int insertAll(Call call, List<Location> places) {
    var system = Call.system(call.hospital(), "location-import", call.now());
    var turn = new Semaphore(AT_ONCE);
    var tasks =
        places.stream()
            .<Callable<Integer>>map(place -> () -> insertOne(system, place, turn))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var added = 0;
      for (var result : threads.invokeAll(tasks)) {
        added += result.get();
      }
      return added;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while places were being added", stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A place could not be added", failed.getCause());
    }
  }

  private int insertOne(Call call, Location place, Semaphore turn) throws InterruptedException {
    turn.acquire();
    try {
      locations.create(call, place.location(), () -> Change.to(place));
      return 1;
    } catch (AlreadyExists before) {
      return 0;
    } finally {
      turn.release();
    }
  }

  private static Query stagedRows(String hospital, String id) {
    return new Query(Criteria.where("importId").is(id).and("hospital").is(hospital));
  }
}
