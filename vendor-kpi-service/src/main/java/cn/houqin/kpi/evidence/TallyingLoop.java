package cn.houqin.kpi.evidence;

import cn.houqin.platform.background.Background;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sums stale buckets beside the requests, in every instance; done twice it changes nothing. */
@Configuration(proxyBeanMethods = false)
class TallyingLoop {

  @Bean
  Background tallying(Tallies tallies) {
    return new Background("tallies", Duration.ofMillis(500), tallies::sumStale);
  }
}
