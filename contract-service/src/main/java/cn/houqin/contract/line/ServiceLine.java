package cn.houqin.contract.line;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service line.
 *
 * @param orderForm JSON Schema text of the extra fields its orders carry
 * @param retired whether it takes no new contracts
 */
record ServiceLine(
    String line, String nameZh, String nameEn, @Nullable String orderForm, boolean retired) {

  private static final int LONGEST_FORM = 65_536;

  ServiceLine checked() {
    var faults = new ArrayList<FieldError>();
    if (!line.matches("[A-Z][A-Z0-9_]{1,39}")) {
      faults.add(FieldError.of("/line", "line-code", line));
    }
    if (nameZh.isBlank() || nameZh.length() > 100) {
      faults.add(FieldError.of("/nameZh", "text", nameZh, 1, 100));
    }
    if (nameEn.isBlank() || nameEn.length() > 100) {
      faults.add(FieldError.of("/nameEn", "text", nameEn, 1, 100));
    }
    if (orderForm != null && !isJsonObject(orderForm)) {
      faults.add(FieldError.of("/orderForm", "json-schema", orderForm));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return this;
  }

  private static boolean isJsonObject(String text) {
    try {
      return text.length() <= LONGEST_FORM && JsonMapper.shared().readTree(text).isObject();
    } catch (JacksonException notJson) {
      return false;
    }
  }

  ServiceLine retire() {
    return new ServiceLine(line, nameZh, nameEn, orderForm, true);
  }
}
