package cn.houqin.platform.web;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP edge of every service. */
@AutoConfiguration
@Import({ProblemAdvice.class, PageLinks.class})
public class WebAutoConfiguration {

  /** Texts of the platform and of the service, in English and simplified Chinese. */
  @Bean
  MessageSource messageSource(@Value("${spring.application.name}") String service) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/" + service, "messages/platform");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return messages;
  }

  @Bean
  JacksonModule wireDecimals() {
    return new WireDecimals();
  }

  /** Nothing is made to fit: each value has the type of its field, or is refused. */
  @Bean
  JsonMapperBuilderCustomizer strictValues() {
    return StrictValues::on;
  }

  @Bean
  ProblemWriter problemWriter(MessageSource messageSource, JsonMapper json) {
    return new ProblemWriter(messageSource, json);
  }

  @Bean
  FilterRegistrationBean<BodyReading> bodyReading(
      ProblemWriter problems,
      @Value("${houqin.web.most-bytes:1048576}") int mostBytes,
      @Value("${houqin.web.most-import-bytes:67108864}") int mostImportBytes,
      ObjectProvider<BodyLimit> others) {
    var filter =
        new FilterRegistrationBean<>(
            new BodyReading(problems, mostBytes, mostImportBytes, others::orderedStream));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    filter.addUrlPatterns("/api/*", "/internal/*");
    return filter;
  }

  @Bean
  WebMvcConfigurer argumentsAndParameters(Clock businessClock) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallArguments(businessClock));
      }

      @Override
      public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters());
      }
    };
  }
}
