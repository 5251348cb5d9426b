package cn.houqin.workorder.attachment;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.web.BodyLimit;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How attachments are stored and swept, and how large an upload may be. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentStorage {

  /** Rows are scoped by the order or the uploader, never by this type. */
  @Bean
  Aggregates<Attachment> attachmentAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "attachment",
            "attachments",
            Attachment.class,
            new Publication.None<>(),
            new VendorScope.Everyone(),
            List.of(IndexSpec.on("workOrder", "uploadedAt"))));
  }

  @Bean
  Timer<Attachment> unattachedFiles(Aggregates<Attachment> aggregates, Attachments attachments) {
    return new Timer<>(aggregates, attachments::sweep);
  }

  @Bean
  BodyLimit uploadLimit(AttachmentSettings settings) {
    return new BodyLimit(
        Pattern.compile("/api/service-lines/[^/]+/attachments"), settings.mostBytes());
  }
}
