package cn.houqin.platform.aggregate;

/** Makes {@link Aggregates}; a bean of every service. Indexes are made at start-up. */
public interface AggregateStore {
  <T> Aggregates<T> of(AggregateType<T> type);

  /** The next number of a series (hospital, name), starting at 1; gaps are allowed. */
  long nextNumber(String hospital, String series);
}
