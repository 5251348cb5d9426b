package cn.houqin.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** The languages problems and notices are told in: zh-CN and en. */
public final class Languages {

  private Languages() {}

  /** The first of Accept-Language that is offered; English if none is. */
  public static Locale of(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") != null) {
      for (var wanted : Collections.list(request.getLocales())) {
        if (wanted.getLanguage().equals("zh")) {
          return Locale.SIMPLIFIED_CHINESE;
        }
        if (wanted.getLanguage().equals("en")) {
          return Locale.ENGLISH;
        }
      }
    }
    return Locale.ENGLISH;
  }
}
