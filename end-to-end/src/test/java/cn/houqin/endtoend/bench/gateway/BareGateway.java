package cn.houqin.endtoend.bench.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Spring Cloud Gateway with one route in its settings and nothing else. */
@EnableAutoConfiguration
class BareGateway {

  public static void main(String[] words) {
    SpringApplication.run(BareGateway.class, words);
  }
}
