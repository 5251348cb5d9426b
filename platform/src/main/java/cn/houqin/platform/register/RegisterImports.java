package cn.houqin.platform.register;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Imports of one register. All rows are validated and staged before anything of it is accepted;
 * what is accepted is applied to the end, by any instance, and the same file again changes nothing.
 */
public final class RegisterImports<R> {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final Aggregates<RegisterImport> imports;
  private final Aggregates<R> register;
  private final Function<R, String> id;
  private final Reading<R> reading;
  private final Staging<R> staging;

  /**
   * @param id of a row in the register
   */
  public RegisterImports(
      Aggregates<RegisterImport> imports,
      Aggregates<R> register,
      Function<R, String> id,
      Reading<R> reading,
      MongoTemplate mongo) {
    this.imports = imports;
    this.register = register;
    this.id = id;
    this.reading = reading;
    this.staging =
        new Staging<>(mongo, imports.type().collection() + "_staged", register.type().body());
  }

  /** How files of a register are read. */
  @FunctionalInterface
  public interface Reading<R> {

    /** The rows in the order in which they are to be added; all refused where one is bad. */
    List<R> validated(String hospital, byte[] file);
  }

  /**
   * Refuses rows that are in the register with other content, all at once.
   *
   * @param rows with where each stands in its file
   */
  public static <R> void refuseOthers(
      Map<R, String> rows, Predicate<R> isOther, Function<R, String> id) {
    var faults =
        rows.entrySet().stream()
            .filter(row -> isOther.test(row.getKey()))
            .map(row -> FieldError.of(row.getValue(), "same-as-register", id.apply(row.getKey())))
            .toList();
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  /** Accepts a file and applies it. */
  public Outcome<RegisterImport> accept(Call call, byte[] file) {
    var importId = imports.newId(call);
    if (imports.find(call.hospital(), importId).isPresent()) {
      return again(call, importId);
    }
    try {
      return first(call, importId, file);
    } catch (RegisterIsBeingImported another) {
      if (imports.find(call.hospital(), importId).isEmpty()) {
        throw another;
      }
      return again(call, importId);
    }
  }

  private Outcome<RegisterImport> again(Call call, String importId) {
    return applied(call, accepted(call, importId, importId, List.of()));
  }

  private Outcome<RegisterImport> first(Call call, String importId, byte[] file) {
    refuseWhileImporting(call.hospital());
    var rows = reading.validated(call.hospital(), file);
    var staged = staging.put(call.hospital(), rows, call.now());
    try {
      return applied(call, accepted(call, importId, staged, rows));
    } finally {
      clearUnlessAccepted(call.hospital(), importId, staged);
    }
  }

  private Outcome<RegisterImport> applied(Call call, Outcome<RegisterImport> made) {
    if (!made.stored().body().active()) {
      return made;
    }
    var system = Call.system(call.hospital(), imports.type().name(), call.now());
    var id = made.stored().id();
    var done = imports.change(system, id, current -> resume(current, system));
    return new Outcome<>(done.stored(), made.replayed());
  }

  private void clearUnlessAccepted(String hospital, String importId, String staged) {
    var waits =
        imports
            .find(hospital, importId)
            .map(Stored::body)
            .filter(RegisterImport::active)
            .filter(made -> made.staging().equals(staged));
    if (waits.isEmpty()) {
      staging.clear(hospital, staged);
    }
  }

  private Outcome<RegisterImport> accepted(
      Call call, String importId, String staged, List<R> rows) {
    var unchanged = register.findAll(call.hospital(), rows.stream().map(id).toList()).size();
    var accepted =
        RegisterImport.accepted(
            staged, rows.size(), unchanged, call.now(), call.now().plus(LOOK_AGAIN));
    try {
      return imports.create(call, importId, () -> Change.to(accepted));
    } catch (AlreadyExists another) {
      throw new RegisterIsBeingImported(register.type().name());
    }
  }

  /** An import of the caller's hospital. */
  public Stored<RegisterImport> get(Caller caller, String importId) {
    return imports.get(caller, importId);
  }

  /** Throws while a file is being applied. */
  public void refuseWhileImporting(String hospital) {
    var active = new ListQuery(Map.of("active", true), "active", 1, null, null);
    if (!imports.list(Caller.system(hospital), active).items().isEmpty()) {
      throw new RegisterIsBeingImported(register.type().name());
    }
  }

  /** Goes on with an import whose instance died. */
  public Change<RegisterImport> resume(Stored<RegisterImport> current, Call call) {
    if (!current.body().active()) {
      return Change.to(current.body());
    }
    var births = new LinkedHashMap<String, Change<R>>();
    for (var row : staging.rows(current.hospital(), current.body().staging())) {
      births.put(id.apply(row), Change.to(row));
    }
    register.createMissing(call, births);
    return Change.to(current.body().applied());
  }
}
