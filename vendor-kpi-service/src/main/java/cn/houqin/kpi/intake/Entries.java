package cn.houqin.kpi.intake;

import cn.houqin.events.kpi.ObservationEvent;
import cn.houqin.kpi.source.Manifests;
import cn.houqin.kpi.source.OwnManifest;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Enters and withdraws figures. The same figure entered again is found, not entered twice. */
@Component
class Entries implements OwnManifest {

  private final Aggregates<Entry> entries;
  private final Intake intake;
  private final MongoTemplate mongo;

  Entries(Aggregates<Entry> entries, Intake intake, MongoTemplate mongo) {
    this.entries = entries;
    this.intake = intake;
    this.mongo = mongo;
  }

  /**
   * Enters a figure without faults.
   *
   * @throws AlreadyExists if there is one of this id that says something else
   */
  Outcome<Entry> enter(Call call, String reason, ObservationForm form) {
    var birth = birth(call, intake.lookups(call.hospital()), reason, form);
    try {
      return entries.create(call, form.entry(), () -> birth);
    } catch (AlreadyExists _) {
      return there(entries.find(call.hospital(), form.entry()).orElseThrow(), form);
    }
  }

  /** Enters those that are not there yet, in few writes. */
  void enterMissing(Call call, String reason, List<ObservationForm> forms) {
    var known = intake.lookups(call.hospital());
    var births = new LinkedHashMap<String, Change<Entry>>();
    forms.forEach(form -> births.put(form.entry(), birth(call, known, reason, form)));
    entries.createMissing(call, births);
  }

  private Change<Entry> birth(Call call, Lookups known, String reason, ObservationForm form) {
    var evidence = intake.evidence(known, form);
    var by = call.caller().subject();
    var body = new Entry(form.sourceSystem(), form.externalId(), reason, by, evidence, null);
    return Change.to(body)
        .announcing(new ObservationEvent.Recorded(form.entry(), evidence, reason, by, call.now()))
        .because(reason);
  }

  private static Outcome<Entry> there(Stored<Entry> found, ObservationForm form) {
    if (!says(found.body(), form)) {
      throw new AlreadyExists("/externalId", form.entry());
    }
    return new Outcome<>(found, true);
  }

  /** Whether an entry says the same as this form. */
  static boolean says(Entry entry, ObservationForm form) {
    var evidence = entry.evidence();
    return evidence.indicator().equals(form.indicator())
        && evidence.contract().equals(form.contract())
        && evidence.line().equals(form.line())
        && evidence.datedAt().equals(form.datedAt())
        && evidence.numerator().equals(form.numerator().toPlainString())
        && evidence.denominator().equals(form.denominator().toPlainString());
  }

  Outcome<Entry> withdraw(Call call, String id, String reason) {
    var by = call.caller().subject();
    return entries.change(
        call,
        id,
        current -> {
          var evidence = current.body().evidence();
          var next = current.body().withdrawn(new Entry.Withdrawal(by, reason, call.now()));
          return next.equals(current.body())
              ? Change.to(next)
              : Change.to(next)
                  .announcing(
                      new ObservationEvent.Withdrawn(
                          id,
                          evidence.evidenceId(),
                          evidence.contract(),
                          evidence.line(),
                          evidence.month(),
                          reason,
                          by,
                          call.now()))
                  .because(reason);
        });
  }

  @Override
  public String gives() {
    return Entry.SOURCE;
  }

  @Override
  public List<String> evidenceIds(Manifests.Question asked) {
    var ids = new ArrayList<String>();
    mongo
        .getCollection(IntakeStorage.ENTRIES)
        .find(
            new Document("hospital", asked.hospital())
                .append("evidence.contract", asked.contract())
                .append("evidence.line", asked.line())
                .append("evidence.month", asked.month()))
        .projection(new Document("evidence.evidenceId", 1))
        .forEach(
            entry -> ids.add(entry.getEmbedded(List.of("evidence", "evidenceId"), String.class)));
    return ids;
  }
}
