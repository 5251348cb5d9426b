package cn.houqin.contract.contract.life;

import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.contract.terms.VersionForm;
import cn.houqin.contract.terms.WorkTerms;
import cn.houqin.events.contract.ContractEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One text of a contract's terms.
 *
 * @param terms what is published
 * @param authors everybody who wrote it; none of them reviews it
 * @param round how often it was submitted for review
 */
public record Version(
    ContractEvent.Version terms,
    MoneyTerms money,
    WorkTerms work,
    Stage stage,
    List<String> authors,
    int round) {

  /** Where a version stands. */
  public enum Stage {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    SIGNED
  }

  public static Version drafted(int number, VersionForm form, String author) {
    return new Version(
        form.terms(number), form.money(), form.work(), Stage.DRAFT, List.of(author), 0);
  }

  /** This text in place of an unsigned one: who wrote that one is an author still. */
  Version replacing(Version before) {
    var all = Stream.concat(before.authors().stream(), authors.stream()).distinct().toList();
    return new Version(terms, money, work, Stage.DRAFT, all, before.round());
  }

  Version submitted() {
    return new Version(terms, money, work, Stage.IN_REVIEW, authors, round + 1);
  }

  public Version in(Stage next) {
    var published =
        new ContractEvent.Version(
            terms.version(),
            terms.from(),
            terms.to(),
            next == Stage.SIGNED,
            terms.calendar(),
            terms.lines(),
            terms.ladder());
    return new Version(published, money, work, next, authors, round);
  }

  public int number() {
    return terms.version();
  }

  public LocalDate from() {
    return LocalDate.parse(terms.from());
  }

  public LocalDate to() {
    return LocalDate.parse(terms.to());
  }

  public boolean isSigned() {
    return stage == Stage.SIGNED;
  }
}
