package cn.houqin.endtoend.faults.events;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What can be wrong with an event. */
enum Poison {
  /** Withdraws what has not come: takes effect once it has. */
  TOO_EARLY,
  NOT_JSON,
  NOT_AN_OBJECT,
  WRONG_KIND,
  FIELD_MISSING,
  NOT_UTF8,
  NO_TYPE,
  NO_ID,
  NO_HOSPITAL,
  NO_SEQUENCE,
  NO_NUMBER;

  boolean canBeReplayed() {
    return this == TOO_EARLY;
  }

  /** Takes away or spoils what this is about. */
  void spoil(Map<String, String> headers) {
    switch (this) {
      case NO_TYPE -> headers.remove("ce_type");
      case NO_ID -> headers.remove("ce_id");
      case NO_HOSPITAL -> headers.remove("ce_hospitalid");
      case NO_SEQUENCE -> headers.remove("ce_sequence");
      case NO_NUMBER -> headers.put("ce_sequence", "three");
      case TOO_EARLY, NOT_JSON, NOT_AN_OBJECT, WRONG_KIND, FIELD_MISSING, NOT_UTF8 -> {
        return;
      }
    }
  }

  /**
   * @param good of an event that would be taken
   */
  byte[] body(String good) {
    return switch (this) {
      case NOT_JSON -> utf8(good.substring(0, good.length() / 2));
      case NOT_AN_OBJECT -> utf8("[" + good + "]");
      case WRONG_KIND ->
          utf8(good.replace("\"numerator\": \"1\"", "\"numerator\": {\"$ne\": null}"));
      case FIELD_MISSING -> utf8(good.replace("\"indicator\"", "\"indicators\""));
      case NOT_UTF8 ->
          good.replace("CLEANING", "\u00e9\u00ff").getBytes(StandardCharsets.ISO_8859_1);
      case TOO_EARLY, NO_TYPE, NO_ID, NO_HOSPITAL, NO_SEQUENCE, NO_NUMBER -> utf8(good);
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
