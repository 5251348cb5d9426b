package cn.houqin.gateway;

import cn.houqin.platform.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The gateway. */
@SpringBootApplication
public class GatewayApplication {

  public static void main(String[] args) {
    Service.start("gateway", args, GatewayApplication.class);
  }
}
