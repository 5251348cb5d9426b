package cn.houqin.kpi;

import cn.houqin.platform.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** vendor-kpi-service. */
@SpringBootApplication
public class VendorKpiServiceApplication {

  public static void main(String[] args) {
    Service.start("vendor-kpi-service", args, VendorKpiServiceApplication.class);
  }
}
