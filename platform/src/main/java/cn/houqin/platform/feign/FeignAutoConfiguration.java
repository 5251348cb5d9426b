package cn.houqin.platform.feign;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Calls between services, where the service has a client id of its own. */
@AutoConfiguration
@ConditionalOnProperty("houqin.security.client-id")
public class FeignAutoConfiguration {

  @Bean
  ServiceCalls serviceCalls(
      JsonMapper json,
      @Value("${houqin.security.issuer}") String issuer,
      @Value("${houqin.security.client-id}") String clientId,
      @Value("${houqin.security.client-secret}") String clientSecret) {
    return new ServiceCalls(json, new ServiceToken(issuer, clientId, clientSecret));
  }
}
