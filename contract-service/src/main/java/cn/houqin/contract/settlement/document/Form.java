package cn.houqin.contract.settlement.document;

import cn.houqin.platform.sheet.Sheet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.springframework.http.MediaType;

/** The forms in which a settlement is handed over, the usual one first. */
public enum Form {
  PDF(MediaType.APPLICATION_PDF_VALUE),
  XLSX(Sheet.XLSX),
  CSV(Sheet.CSV);

  private final MediaType type;

  Form(String type) {
    this.type = MediaType.parseMediaType(type);
  }

  /** The one that an Accept header likes best; PDF where it does not care. */
  public static Form of(String accept) {
    return MediaType.parseMediaTypes(accept).stream()
        .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
        .flatMap(
            wanted -> Arrays.stream(values()).filter(form -> wanted.isCompatibleWith(form.type)))
        .findFirst()
        .orElse(PDF);
  }

  public MediaType type() {
    return type;
  }

  /** What a file's name ends with. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** The settlement in this form. */
  public byte[] bytes(Described settlement, Locale locale) {
    return switch (this) {
      case PDF -> SettlementPaper.of(settlement, locale).pdf();
      case XLSX -> SettlementTable.full(settlement, locale).xlsx(settlement.parties().month());
      case CSV -> SettlementTable.full(settlement, locale).csv();
    };
  }
}
