package cn.houqin.platform.mapping;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;

/** Lets keys of maps hold dots; nothing is ever queried or set by a path through such a key. */
final class KeptMapKeys implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof MappingMongoConverter converter) {
      converter.preserveMapKeys(true);
    }
    return bean;
  }
}
