package cn.houqin.contract.settlement.document;

import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of a settlement's papers, under {@code paper.} in the service's messages. */
final class Words {

  private static final ResourceBundleMessageSource MESSAGES = messages();

  private final Locale locale;

  Words(Locale locale) {
    this.locale = locale;
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/contract-service");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  Locale locale() {
    return locale;
  }

  /** A key without a text is shown itself, without what stands before it. */
  String of(String key, Object... arguments) {
    var shown = key.substring(key.lastIndexOf('.') + 1);
    var text = MESSAGES.getMessage("paper." + key, arguments, shown, locale);
    return text == null ? shown : text;
  }
}
