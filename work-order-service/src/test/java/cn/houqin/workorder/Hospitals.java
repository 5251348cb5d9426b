package cn.houqin.workorder;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Makes hospitals for tests; autowire it, and call {@code ready()} once per test. */
@Component
public class Hospitals {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Environment environment;
  private final MongoTemplate mongo;

  Hospitals(Environment environment, MongoTemplate mongo) {
    this.environment = environment;
    this.mongo = mongo;
  }

  /**
   * A hospital of its own with people, places, categories and approved vendors, and no contract.
   */
  public AHospital withoutContracts() {
    var port = environment.getRequiredProperty("local.server.port", Integer.class);
    var name = "h" + NUMBER.incrementAndGet() + "-" + System.nanoTime();
    var hospital = new AHospital(port, name, mongo);
    hospital.setUp();
    return hospital;
  }

  /** The same, where {@link AHospital#VENDOR} has the main contract HT-1 for everything. */
  public AHospital ready() {
    var hospital = withoutContracts();
    hospital.announce(AContract.main("HT-1", AHospital.VENDOR));
    return hospital;
  }
}
