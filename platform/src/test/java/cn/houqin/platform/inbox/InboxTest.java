package cn.houqin.platform.inbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A service that consumes test events; one context for all such tests. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    classes = InboxTestService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=test-service",
      "houqin.inbox.patience=2s",
      "houqin.inbox.longest-pause=1s"
    })
@ContextConfiguration(initializers = InboxTestService.Servers.class)
public @interface InboxTest {}
