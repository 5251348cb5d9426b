package cn.houqin.platform.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of a whole service on a real store, a real broker and real tokens. All such tests of a
 * module share one context; each class begins on empty collections.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "spring.main.register-shutdown-hook=false")
@ContextConfiguration(initializers = ServiceUnderTest.class)
@ExtendWith(ServiceUnderTest.Emptied.class)
public @interface HouqinServiceTest {}
