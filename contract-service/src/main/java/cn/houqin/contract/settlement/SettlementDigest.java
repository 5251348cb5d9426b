package cn.houqin.contract.settlement;

import cn.houqin.contract.settlement.month.MonthInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 (hex) over everything a settlement was computed of and what came out. */
@Component
class SettlementDigest {

  private final JsonMapper json;

  SettlementDigest(JsonMapper json) {
    this.json = json;
  }

  String of(String contract, MonthInput month, MonthSettling.Settled settled) {
    var text =
        json.writeValueAsString(
            List.of(
                contract,
                month.month().toString(),
                month.asOf().toString(),
                month.facts(),
                month.terms().version().version(),
                month.daysInForce(),
                month.calendar(),
                settled));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
