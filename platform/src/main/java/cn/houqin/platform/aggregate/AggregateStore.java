package cn.houqin.platform.aggregate;

import java.util.List;

/** Makes {@link Aggregates}; a bean of every service. Indexes are made at start-up. */
public interface AggregateStore {
  <T> Aggregates<T> of(AggregateType<T> type);

  /** The next number of a series (hospital, name), starting at 1; gaps are allowed. */
  long nextNumber(String hospital, String series);

  /** So many numbers of a series that follow one another, as {@link #nextNumber}; none if 0. */
  List<Long> nextNumbers(String hospital, String series, int many);
}
