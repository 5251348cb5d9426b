package cn.houqin.platform.docs;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import io.swagger.v3.oas.models.media.StringSchema;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Describes values as they are on the wire, and operations with those who may call them. */
@AutoConfiguration
public class DocsAutoConfiguration {

  private static final Map<Class<?>, String> TEXTS =
      Map.of(
          BigDecimal.class, "decimal",
          YearMonth.class, "year-month",
          LocalTime.class, "time-of-day",
          ZoneId.class, "time-zone");

  static {
    TEXTS.forEach(
        (type, format) ->
            SpringDocUtils.getConfig().replaceWithSchema(type, new StringSchema().format(format)));
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Call.class, Caller.class);
  }

  @Bean
  RightsInDocs rightsInDocs() {
    return new RightsInDocs();
  }
}
