package cn.houqin.contract;

import cn.houqin.platform.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** contract-service. */
@SpringBootApplication
public class ContractServiceApplication {

  public static void main(String[] args) {
    Service.start("contract-service", args, ContractServiceApplication.class);
  }
}
