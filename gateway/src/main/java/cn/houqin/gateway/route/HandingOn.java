package cn.houqin.gateway.route;

import cn.houqin.platform.observe.Trace;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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
import reactor.netty.resources.ConnectionProvider;

/** Hands requests on without figures of its own: the server's say the same of every request. */
@Configuration(proxyBeanMethods = false)
class HandingOn {

  /** As many as a server of Spring Boot takes: it is the service that says when it has enough. */
  private static final int CONNECTIONS = 8192;

  /** Sooner than a service ends a connection that nobody uses (Tomcat: 20 s). */
  private static final Duration UNUSED = Duration.ofSeconds(15);

  /** What is sent to one service waits for no other's. */
  private static final Executor BODIES = Executors.newVirtualThreadPerTaskExecutor();

  /** Nothing is sent a second time by the client: it may have been done the first time. */
  @Bean
  RestClientProxyExchange exchange(
      HttpClientSettings patience, GatewayMvcProperties settings, ConnectionProvider services) {
    var requests =
        ClientHttpRequestFactoryBuilder.reactor()
            .withHttpClientFactory(() -> HttpClient.create(services).disableRetry(true))
            .withCustomizer(factory -> factory.setExecutor(BODIES))
            .build(patience);
    return new RestClientProxyExchange(
        RestClient.builder().requestFactory(requests).build(), settings);
  }

  @Bean(destroyMethod = "dispose")
  ConnectionProvider connections() {
    return ConnectionProvider.builder("services")
        .maxConnections(CONNECTIONS)
        .maxIdleTime(UNUSED)
        .build();
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
