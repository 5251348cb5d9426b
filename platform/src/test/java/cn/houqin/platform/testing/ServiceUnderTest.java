package cn.houqin.platform.testing;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Wires a service to the tests' store, broker and issuer. */
public final class ServiceUnderTest
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The property that names a service under test; each module sets it in its test resources. */
  static final String DATABASE = "houqin_test";

  private final String database;

  public ServiceUnderTest() {
    this(DATABASE);
  }

  /** Another deployment of the service, with a database of its own. */
  public ServiceUnderTest(String database) {
    this.database = database;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("spring.mongodb.uri", TestMongo.uri(database));
    properties.put("spring.kafka.bootstrap-servers", TestBroker.bootstrapServers());
    properties.put("houqin.security.issuer", TestTokens.issuer());
    properties.put("houqin.security.client-id", "a-service");
    properties.put("houqin.security.client-secret", "a-secret");
    properties.put("houqin.routes-file", TestRoutes.file().toString());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("under-test", properties));
  }

  /** Empties the database before each class; waits long, for a machine that is busy. */
  static final class Emptied implements BeforeAllCallback {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext test) {
      Awaitility.setDefaultTimeout(LONGEST_WAIT);
      var context = SpringExtension.getApplicationContext(test);
      TestMongo.empty(context.getBean(MongoTemplate.class).getDb().getName());
    }
  }
}
