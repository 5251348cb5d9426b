package cn.houqin.contract.line;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service line.
 *
 * @param orderForm JSON Schema text of the extra fields its orders carry
 */
record ServiceLine(
    String line, String nameZh, String nameEn, @Nullable String orderForm, boolean retired) {

  /** The lines every hospital begins with. */
  static final List<ServiceLine> SHIPPED =
      List.of(
          shipped("CLEANING", "保洁", "Cleaning"),
          shipped("SECURITY", "保安", "Security"),
          shipped("CATERING", "膳食", "Catering"),
          shipped("LAUNDRY", "洗涤", "Laundry"),
          shipped("PORTERING", "运送", "Portering"),
          shipped("MAINTENANCE", "维修", "Maintenance"),
          shipped("LANDSCAPING", "绿化", "Landscaping"),
          shipped("MEDICAL_WASTE", "医废", "Medical waste"),
          shipped("MATERIALS", "物资配送", "Materials delivery"),
          shipped("VEHICLES", "车辆", "Vehicles"),
          shipped("ELEVATORS", "电梯", "Elevators"),
          shipped("PEST_CONTROL", "消杀", "Pest control"),
          shipped("PARKING", "停车", "Parking"));

  private static ServiceLine shipped(String line, String zh, String en) {
    return new ServiceLine(line, zh, en, null, false);
  }

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
      return JsonMapper.shared().readTree(text).isObject();
    } catch (JacksonException notJson) {
      return false;
    }
  }

  ServiceLine retire() {
    return new ServiceLine(line, nameZh, nameEn, orderForm, true);
  }
}
