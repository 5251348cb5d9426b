package cn.houqin.workorder;

import cn.houqin.platform.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** work-order-service. */
@SpringBootApplication
public class WorkOrderServiceApplication {

  public static void main(String[] args) {
    Service.start("work-order-service", args, WorkOrderServiceApplication.class);
  }
}
