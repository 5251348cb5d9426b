package cn.houqin.platform.inbox;

import cn.houqin.platform.deadletter.RawEvent;
import cn.houqin.platform.json.Malformed;
import java.time.DateTimeException;
import java.time.Instant;

/** The CloudEvents attributes of a record (Kafka binary binding). */
record Envelope(String id, String hospital, String subject, long sequence, Instant time) {

  static final String TYPE = "ce_type";

  static Envelope of(RawEvent event) {
    return new Envelope(
        required(event, "ce_id"),
        required(event, "ce_hospitalid"),
        required(event, "ce_subject"),
        number(required(event, "ce_sequence")),
        instant(required(event, "ce_time")));
  }

  static String required(RawEvent event, String name) {
    var value = event.header(name);
    if (value == null || value.isBlank()) {
      throw new Malformed("Header " + name + " is missing");
    }
    return value;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException failure) {
      throw new Malformed("Header ce_sequence is not a whole number: " + text, failure);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException failure) {
      throw new Malformed("Header ce_time is not an instant: " + text, failure);
    }
  }
}
