package cn.houqin.platform.notice;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of a service's notices, under {@code notice.<key>} in its message bundle. A text names
 * what it is about by the name of the id, as in {@code Contract {contract} waits for review}, or by
 * its place among the ids in the order of their names ({@code {0}}).
 */
final class NoticeTexts {

  private static final String PREFIX = "notice.";

  private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

  NoticeTexts(String service) {
    messages.setBasenames("messages/" + service, "messages/platform");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
  }

  /** A key without a text is shown itself. */
  String of(String key, Map<String, String> ids, Locale locale) {
    var name = key.startsWith(PREFIX) ? key : PREFIX + key;
    var text = messages.getMessage(name, null, key, locale);
    if (text == null) {
      return key;
    }
    text = text.replace("''", "'");
    int place = 0;
    for (var id : new TreeMap<>(ids).entrySet()) {
      text =
          text.replace("{" + id.getKey() + "}", id.getValue())
              .replace("{" + place++ + "}", id.getValue());
    }
    return text;
  }
}
