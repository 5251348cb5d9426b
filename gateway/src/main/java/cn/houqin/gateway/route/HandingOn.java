package cn.houqin.gateway.route;

import cn.houqin.platform.observe.Trace;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import reactor.netty.http.client.HttpClient;

/** Hands requests on without figures of its own: the server's say the same of every request. */
@Configuration(proxyBeanMethods = false)
class HandingOn {

  /** Nothing is sent a second time by the client: it may have been done the first time. */
  @Bean
  RestClientProxyExchange exchange(HttpClientSettings patience, GatewayMvcProperties settings) {
    var requests =
        ClientHttpRequestFactoryBuilder.reactor()
            .withHttpClientCustomizer(HandingOn::once)
            .build(patience);
    return new RestClientProxyExchange(
        RestClient.builder().requestFactory(requests).build(), settings);
  }

  private static HttpClient once(HttpClient client) {
    return client.disableRetry(true);
  }

  /** With the trace that the request is part of. */
  @Bean
  RequestHttpHeadersFilter traced() {
    return (headers, _) -> {
      var all = new HttpHeaders();
      all.putAll(headers);
      all.set(Trace.HEADER, Trace.current());
      return all;
    };
  }
}
