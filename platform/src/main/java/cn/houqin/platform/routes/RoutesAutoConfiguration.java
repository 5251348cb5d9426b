package cn.houqin.platform.routes;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The routes of a service that was told where their file is. */
@AutoConfiguration
@ConditionalOnProperty("houqin.routes-file")
public class RoutesAutoConfiguration {

  @Bean
  RoutesFile routes(
      @Value("${houqin.routes-file}") Path file,
      @Value("${houqin.routes-looked-at-every:1s}") Duration lookEvery) {
    return new RoutesFile(file, lookEvery);
  }
}
