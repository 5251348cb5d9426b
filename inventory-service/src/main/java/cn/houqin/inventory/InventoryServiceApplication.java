package cn.houqin.inventory;

import cn.houqin.platform.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** inventory-service. */
@SpringBootApplication
public class InventoryServiceApplication {

  public static void main(String[] args) {
    Service.start("inventory-service", args, InventoryServiceApplication.class);
  }
}
