package cn.houqin.workorder.parts;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.MaterialEvent;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The materials that parts are asked for by, as inventory-service announces them. */
@Configuration(proxyBeanMethods = false)
class MaterialCopy {

  @Bean
  StateCopy<MaterialEvent.State> materialCopyOfParts(StateCopies copies) {
    return copies.of(Streams.MATERIALS, MaterialEvent.State.class, "copy_materials");
  }
}
