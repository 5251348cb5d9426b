package cn.houqin.platform.web;

import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Decimals are strings on the wire, never binary floating point: "87.5". */
final class WireDecimals extends SimpleModule {

  private static final long serialVersionUID = 1L;
  private static final String FORM = "-?\\d{1,24}(\\.\\d{1,12})?";

  WireDecimals() {
    super("wire-decimals");
    addSerializer(BigDecimal.class, new Writer());
    addDeserializer(BigDecimal.class, new Reader());
  }

  private static final class Writer extends ValueSerializer<BigDecimal> {
    @Override
    public void serialize(BigDecimal value, JsonGenerator to, SerializationContext context) {
      to.writeString(value.toPlainString());
    }
  }

  private static final class Reader extends ValueDeserializer<BigDecimal> {
    @Override
    public BigDecimal deserialize(JsonParser from, DeserializationContext context) {
      if (from.currentToken() != JsonToken.VALUE_STRING) {
        return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, from);
      }
      var given = from.getString();
      if (given.matches(FORM)) {
        return new BigDecimal(given);
      }
      throw context.weirdStringException(given, BigDecimal.class, "a decimal as string");
    }
  }
}
