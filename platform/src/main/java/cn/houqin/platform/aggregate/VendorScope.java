package cn.houqin.platform.aggregate;

/** Which of these aggregates a vendor user may see. */
public sealed interface VendorScope {

  /** Those whose field (a value or a list) holds the caller's vendor. */
  record Field(String path) implements VendorScope {}

  /** All of the hospital, as for anyone else (places, calendars). */
  record Everyone() implements VendorScope {}

  /** None. */
  record Nobody() implements VendorScope {}
}
