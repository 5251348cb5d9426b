package cn.houqin.kpi.consequence.remedy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor is to rectify: until when, what it shows for it, and what was found.
 *
 * @param check null until another person has looked
 * @param overdue whether the time ended and the vendor had shown nothing
 */
public record Rectification(Instant by, List<Shown> shown, @Nullable Check check, boolean overdue) {

  /** What the vendor says it did, with documents that stand elsewhere. */
  public record Shown(String by, String text, List<Attachment> attachments, Instant at) {}

  /**
   * A document that stands elsewhere.
   *
   * @param sha256 of its bytes, in hex
   */
  public record Attachment(String name, String location, String sha256) {}

  /** What a person found. */
  public record Check(String by, boolean passed, String reason, Instant at) {}

  public static Rectification asked(Instant by) {
    return new Rectification(by, List.of(), null, false);
  }

  public Rectification showing(Shown further) {
    var all = new ArrayList<>(shown);
    all.add(further);
    return new Rectification(by, List.copyOf(all), check, overdue);
  }

  public Rectification checked(Check found) {
    return new Rectification(by, shown, found, overdue);
  }

  public Rectification passedItsDate() {
    return new Rectification(by, shown, check, true);
  }

  public boolean hasFailed() {
    return check != null && !check.passed();
  }
}
