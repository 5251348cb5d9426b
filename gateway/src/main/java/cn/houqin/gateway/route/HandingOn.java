package cn.houqin.gateway.route;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Hands requests on without figures of its own: the server's say the same of every request. */
@Configuration(proxyBeanMethods = false)
class HandingOn {

  @Bean
  RestClientProxyExchange exchange(
      ClientHttpRequestFactoryBuilder<?> clients,
      HttpClientSettings patience,
      GatewayMvcProperties settings) {
    var client = RestClient.builder().requestFactory(clients.build(patience)).build();
    return new RestClientProxyExchange(client, settings);
  }
}
