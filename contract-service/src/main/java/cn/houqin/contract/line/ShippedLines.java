package cn.houqin.contract.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines every hospital begins with; some carry an order form of their own. */
final class ShippedLines {

  private ShippedLines() {}

  static List<ServiceLine> all() {
    return List.of(
        line("CLEANING", "保洁", "Cleaning"),
        line("SECURITY", "保安", "Security"),
        line("CATERING", "膳食", "Catering"),
        line("LAUNDRY", "洗涤", "Laundry"),
        line("PORTERING", "运送", "Portering"),
        line("MAINTENANCE", "维修", "Maintenance"),
        line("LANDSCAPING", "绿化", "Landscaping"),
        line("MEDICAL_WASTE", "医废", "Medical waste"),
        line("MATERIALS", "物资配送", "Materials delivery"),
        line("VEHICLES", "车辆", "Vehicles"),
        line("ELEVATORS", "电梯", "Elevators"),
        line("PEST_CONTROL", "消杀", "Pest control"),
        line("PARKING", "停车", "Parking"));
  }

  private static ServiceLine line(String code, String zh, String en) {
    return new ServiceLine(code, zh, en, form(code), false);
  }

  private static @Nullable String form(String code) {
    try (var stream = ShippedLines.class.getResourceAsStream("/order-forms/" + code + ".json")) {
      return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
