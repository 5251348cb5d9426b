package cn.houqin.platform.draining;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Draining of an instance that has others beside it. */
@AutoConfiguration
@ConditionalOnProperty("houqin.drain-for")
public class DrainingAutoConfiguration {

  @Bean
  Draining draining(@Value("${houqin.drain-for}") Duration length) {
    return new Draining(length);
  }
}
