package cn.houqin.platform.notice;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Shows the notices that a service has filed. */
@AutoConfiguration(
    afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@ConditionalOnBean(MongoTemplate.class)
@ConditionalOnWebApplication
class NoticeAutoConfiguration {

  @Bean
  Notices notices(MongoTemplate mongo) {
    var notices = new Notices(mongo);
    notices.ensureIndexes();
    return notices;
  }

  @Bean
  NoticeController noticeController(
      Notices notices, @Value("${spring.application.name}") String service) {
    return new NoticeController(notices, new NoticeTexts(service));
  }
}
