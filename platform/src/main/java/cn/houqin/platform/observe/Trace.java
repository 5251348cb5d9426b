package cn.houqin.platform.observe;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The W3C traceparent of the work at hand (version 00). It stands in the logging context of the
 * thread, so that every line of the log carries it.
 */
public final class Trace {

  /** The header of HTTP and Kafka, and the key in the logging context. */
  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One line for each place a trace comes through, where somebody asks for it (DEBUG). */
  private static final Logger WAY = LoggerFactory.getLogger("cn.houqin.trace");

  private Trace() {}

  /** The present trace, or null outside any. */
  public static @Nullable String current() {
    return MDC.get(HEADER);
  }

  /** Runs work under a trace; one that is missing or malformed is replaced by a new one. */
  public static void with(@Nullable String traceparent, Runnable work) {
    var before = MDC.get(HEADER);
    MDC.put(HEADER, orNew(traceparent));
    try {
      work.run();
    } finally {
      if (before == null) {
        MDC.remove(HEADER);
      } else {
        MDC.put(HEADER, before);
      }
    }
  }

  /**
   * Tells that a trace came through here; says nothing where there is none.
   *
   * @param what happened, with a {} for each of the values
   */
  public static void passed(@Nullable String traceparent, String what, Object... values) {
    if (traceparent != null && WAY.isDebugEnabled()) {
      with(traceparent, () -> WAY.debug(what, values));
    }
  }

  /** The trace given, if well formed, else a new one. */
  public static String orNew(@Nullable String traceparent) {
    return traceparent != null && FORM.matcher(traceparent).matches() ? traceparent : fresh();
  }

  private static String fresh() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    var hex = HexFormat.of().formatHex(bytes);
    return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01";
  }
}
