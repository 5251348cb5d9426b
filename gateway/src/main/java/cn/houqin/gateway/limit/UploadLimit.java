package cn.houqin.gateway.limit;

import cn.houqin.platform.web.BodyLimit;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets through as large an attachment as the services take. */
@Configuration(proxyBeanMethods = false)
class UploadLimit {

  @Bean
  BodyLimit attachments(@Value("${houqin.attachments.most-bytes:10485760}") int mostBytes) {
    return new BodyLimit(
        Pattern.compile("/api/(service-lines|appeals)/[^/]+/attachments"), mostBytes);
  }
}
