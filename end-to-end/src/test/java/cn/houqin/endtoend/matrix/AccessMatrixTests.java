package cn.houqin.endtoend.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.Everybody;
import cn.houqin.endtoend.matrix.described.Operation;
import cn.houqin.platform.caller.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every operation, called by every role: of the own hospital, of another vendor, of another
 * hospital. access.txt says who may; with houqin.access.rewrite=true missing lines are written.
 */
class AccessMatrixTests {

  private static final boolean REWRITE = Boolean.getBoolean("houqin.access.rewrite");

  private final AccessTable table = AccessTable.read();
  private final Tried tried = Tried.onTheMonth();

  @Test
  void everyOperationStandsInTheTableAsItDescribesItself() {
    var missing = new ArrayList<String>();
    var differing = new ArrayList<String>();
    for (var operation : tried.operations()) {
      var entry = table.of(operation);
      var described = new TreeSet<>(operation.roles());
      described.remove(Role.SERVICE.name());
      if (entry == null) {
        missing.add(line(operation));
      } else if (!described.equals(
          new TreeSet<>(entry.roles().stream().map(Enum::name).toList()))) {
        differing.add(AccessTable.line(operation));
      }
    }
    if (REWRITE) {
      AccessTable.add(missing);
    }
    var gone = new TreeSet<>(table.operations());
    tried.operations().forEach(operation -> gone.remove(operation.name()));

    assertThat(missing)
        .as("Add these lines to end-to-end/src/test/resources/matrix/access.txt, if they are meant")
        .isEmpty();
    assertThat(differing)
        .as("These operations let in others than access.txt says; the lines as they would be")
        .isEmpty();
    assertThat(gone).as("access.txt has lines for operations that are gone").isEmpty();
  }

  private String line(Operation operation) {
    return tried.samples().unknown(operation).isEmpty()
        ? AccessTable.line(operation)
        : AccessTable.line(operation, "unsampled");
  }

  @Test
  void eachIsLetInOrSentAwayAsTheTableSays() {
    var before = System.nanoTime();
    var faults = new ArrayList<String>();
    for (var operation : tried.operations()) {
      var entry = table.of(operation);
      if (entry != null && !entry.is("pending")) {
        faults.addAll(new Row(tried, operation, entry).faults());
      }
    }
    System.out.printf(
        "[access] %d operations, %d requests, %d s%n",
        tried.operations().size(), tried.requests(), (System.nanoTime() - before) / 1_000_000_000);

    assertThat(faults).isEmpty();
  }

  @Test
  void everyRecordOfAPathCanBeTriedUnlessTheTableSaysThereIsNone() {
    var unknown = new ArrayList<String>();
    for (var operation : tried.operations()) {
      var entry = table.of(operation);
      if (entry != null && !entry.is("unsampled") && !entry.is("pending")) {
        for (var variable : tried.samples().unknown(operation)) {
          unknown.add(operation.name() + " {" + variable + "}");
        }
      }
    }

    assertThat(tried.notMade()).as("Mend these bodies in samples.json").isEmpty();
    assertThat(unknown)
        .as(
            "No record is known for these: let AMonth make one that the list above the path shows,"
                + " name one under \"{variable}\" in samples.json, or mark the line unsampled")
        .isEmpty();
  }

  /** One operation, tried by everybody. */
  private record Row(Tried tried, Operation operation, AccessTable.Entry entry) {

    List<String> faults() {
      var faults = new ArrayList<String>();
      if (!operation.variables().isEmpty() || operation.isQuestion()) {
        strangers(faults);
      }
      for (var role : Everybody.roles()) {
        own(role, faults);
      }
      return faults;
    }

    /** Of the hospital itself: let in, or told that the role may not. */
    private void own(Role role, List<String> faults) {
      var answer = tried.by(Everybody.own(role), operation);
      var sentAway = answer.status() == 403 && answer.problem().equals("role-not-allowed");
      if (!entry.roles().contains(role)) {
        if (!sentAway || !answer.isProblem()) {
          faults.add(operation.name() + " by " + role + " must be 403, was " + told(answer));
        }
      } else if (sentAway || answer.status() == 401 || answer.status() >= 500) {
        faults.add(operation.name() + " by " + role + " must be let in, was " + told(answer));
      } else if (operation.isQuestion() && !entry.is("unsampled") && !isFound(role, answer)) {
        faults.add(operation.name() + " by " + role + " must be 200, was " + told(answer));
      }
    }

    private boolean isFound(Role role, Door.Answer answer) {
      return answer.status() == 200
          || (answer.status() == 404 && (role == Role.VENDOR || entry.is("private")));
    }

    private void strangers(List<String> faults) {
      for (var role : entry.roles()) {
        stranger(Everybody.foreign(role), entry.is("names"), faults);
      }
      if (entry.roles().contains(Role.VENDOR) && !entry.is("shared")) {
        stranger(Everybody.otherVendor(), false, faults);
      }
    }

    /** Sees nothing of it: 404 where a record is named, else an answer without its words. */
    private void stranger(String who, boolean sameNames, List<String> faults) {
      var answer = tried.by(who, operation);
      var namesARecord = operation.variables().stream().anyMatch(name -> !name.equals("line"));
      if (answer.status() >= 500) {
        faults.add(operation.name() + " by " + who + " failed: " + told(answer));
      } else if (namesARecord && !sameNames && !entry.is("platform") && !isUnknown(answer)) {
        faults.add(operation.name() + " by " + who + " must be 404, was " + told(answer));
      } else if (answer.status() < 300) {
        tried.secrets().stream()
            .filter(answer.text()::contains)
            .forEach(word -> faults.add(operation.name() + " shows " + word + " to " + who));
      }
    }

    /**
     * A card is made of others' records: 409 while those have not arrived, or never will. Where no
     * record is tried, or a file is taken, the sample may be refused first.
     */
    private boolean isUnknown(Door.Answer answer) {
      return answer.status() == 404
          || (entry.is("copied")
              && answer.status() == 409
              && answer.problem().equals("not-yet-known"))
          || (answer.status() == 400 && (entry.is("unsampled") || operation.takesFile()));
    }

    private static String told(Door.Answer answer) {
      return answer.status()
          + " "
          + answer.text().substring(0, Math.min(160, answer.text().length()));
    }
  }
}
