package cn.houqin.platform.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A service with a form, on two connections to its store; one context for all such tests. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(
    classes = EdgeService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.application.name=test-service",
      "houqin.web.most-bytes=20000",
      "houqin.audit.sealed-every=200ms",
      "houqin.store.most-waiting=20",
      "houqin.store.longest-wait=5s"
    })
@ContextConfiguration(initializers = EdgeService.Servers.class)
public @interface EdgeTest {}
