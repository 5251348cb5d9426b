package cn.houqin.kpi.intake.layout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How another system's table is read: each row becomes a figure of each measure that it knows.
 * Never changed; a table that looks different has a layout of its own.
 *
 * @param sourceSystem what its figures' ids begin with
 * @param line of service that the figures are about
 * @param unknown texts that stand where something is not known, besides a blank cell
 * @param contracts which contract a text in the contract column means
 */
public record FileLayout(
    @NotBlank String layout,
    @NotBlank String sourceSystem,
    @NotBlank @Size(max = 40) String line,
    @Valid @NotNull Columns columns,
    @Valid @NotNull Dates dates,
    @NotNull @Size(max = 50) List<@NotBlank @Size(max = 200) String> unknown,
    @NotEmpty @Size(max = 3_000) List<@Valid @NotNull Meaning> contracts,
    @NotEmpty @Size(max = 20) List<@Valid @NotNull Measure> figures) {

  /**
   * The columns that every row must say something in.
   *
   * @param externalId the row's own id
   * @param contract who it is about, in the other system's words
   * @param datedAt when it came about; a row that does not know gives no figure
   */
  public record Columns(
      @NotBlank @Size(max = 200) String externalId,
      @NotBlank @Size(max = 200) String contract,
      @NotBlank @Size(max = 200) String datedAt) {}

  /**
   * How local dates, with or without a time, are written; a date is its first instant.
   *
   * @param patterns of java.time, months in English
   */
  public record Dates(
      @NotBlank @Size(max = 60) String zone,
      @NotEmpty @Size(max = 10) List<@NotBlank @Size(max = 60) String> patterns) {}

  /** A text of the other system and the contract it means. */
  public record Meaning(
      @NotBlank @Size(max = 200) String text, @NotBlank @Size(max = 60) String contract) {}

  /** Every column it reads. */
  Set<String> read() {
    var names = new TreeSet<String>();
    names.add(columns.externalId());
    names.add(columns.contract());
    names.add(columns.datedAt());
    for (var figure : figures) {
      names.add(figure.column());
      if (figure.hasSecondColumn() && figure.against() != null) {
        names.add(figure.against());
      }
    }
    return names;
  }
}
