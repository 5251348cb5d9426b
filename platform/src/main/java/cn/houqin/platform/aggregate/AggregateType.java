package cn.houqin.platform.aggregate;

import java.util.List;

/**
 * How one kind of aggregate is stored, seen and announced. Its body is a record mapped by Spring
 * Data; the record has no property called {@code id} or {@code version}, and none of the envelope's
 * names (hospital, sequence, outbox, pendingAt, filing, filingAt, requests, heldUntil, heldBy,
 * createdBy, changedAt).
 *
 * @param name singular, lower case with hyphens; used in problems, audit and metrics
 * @param indexes besides those that the platform makes itself (relay, filing, changedAt)
 */
public record AggregateType<T>(
    String name,
    String collection,
    Class<T> body,
    Publication<T> publication,
    VendorScope vendorScope,
    List<IndexSpec> indexes) {

  /**
   * An index. Keys in order, a leading {@code -} for descending; {@code hospital} is put in front
   * by the platform unless {@code global}.
   *
   * @param partialOn a boolean or existing field the index is restricted to; empty for none
   */
  public record IndexSpec(List<String> keys, boolean unique, boolean global, String partialOn) {

    public static IndexSpec on(String... keys) {
      return new IndexSpec(List.of(keys), false, false, "");
    }

    public static IndexSpec uniqueOn(String... keys) {
      return new IndexSpec(List.of(keys), true, false, "");
    }

    /** Only documents in which {@code field} is true. */
    public IndexSpec whereTrue(String field) {
      return new IndexSpec(keys, unique, global, field);
    }
  }
}
