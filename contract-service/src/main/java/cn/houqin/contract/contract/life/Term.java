package cn.houqin.contract.contract.life;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a contract in time.
 *
 * @param activatedAt when it first became active here
 * @param terminatedOn its last day, where it ended early
 * @param givenUp how many unfinished signings were given up, so that a late one fails
 */
public record Term(@Nullable Instant activatedAt, @Nullable LocalDate terminatedOn, int givenUp) {

  public static final Term NEW = new Term(null, null, 0);

  Term activated(Instant now) {
    return new Term(activatedAt == null ? now : activatedAt, terminatedOn, givenUp);
  }

  Term terminated(LocalDate lastDay) {
    return new Term(activatedAt, lastDay, givenUp);
  }

  Term givingUpSigning() {
    return new Term(activatedAt, terminatedOn, givenUp + 1);
  }
}
