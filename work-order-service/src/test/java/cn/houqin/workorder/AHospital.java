package cn.houqin.workorder;

import static org.awaitility.Awaitility.await;

import cn.houqin.events.StateEvent;
import cn.houqin.events.Stream;
import cn.houqin.events.Streams;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestApi.Answer;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.platform.ticket.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hospital of its own for a test: campus H with buildings B1 (room B1-101, class FR1) and B2,
 * categories LAMP and DRAIN of the line MAINTENANCE, three approved vendors. What contract-service
 * owns is announced over Kafka, as in life.
 */
public final class AHospital {

  public static final String LINE = "MAINTENANCE";
  public static final String VENDOR = "913100006688356013";
  public static final String STANDBY = "91310000005501242L";
  public static final String SECOND_STANDBY = "91310115MA1K3YQ12A";

  private final int port;
  private final String name;
  private final MongoTemplate mongo;

  AHospital(int port, String name, MongoTemplate mongo) {
    this.port = port;
    this.name = name;
    this.mongo = mongo;
  }

  void setUp() {
    announce(
        Streams.HOSPITALS,
        name,
        new HospitalEvent.State(name, "H", "Asia/Shanghai", true, Instant.EPOCH, false));
    for (var line : List.of(LINE, "CLEANING")) {
      announce(
          Streams.SERVICE_LINES,
          line,
          new ServiceLineEvent.State(line, line, line, null, Instant.EPOCH, false));
      for (var category : List.of("LAMP", "DRAIN")) {
        category(line, category, "[]");
      }
    }
    scheme("S@1", "ON_TIME_RESPONSE");
    for (var vendor : List.of(VENDOR, STANDBY, SECOND_STANDBY)) {
      vendor(vendor, "APPROVED");
    }
    place("H", "null", "CAMPUS", "null");
    place("B1", "\"H\"", "BUILDING", "null");
    place("B2", "\"H\"", "BUILDING", "null");
    place("B1-101", "\"B1\"", "ROOM", "\"FR1\"");
  }

  private void place(String code, String parent, String kind, String riskClass) {
    as("INTEGRATOR")
        .post(
            "/api/locations",
            "{\"code\":\"%s\",\"parent\":%s,\"name\":\"%s\",\"kind\":\"%s\",\"riskClass\":%s}"
                .formatted(code, parent, code, kind, riskClass))
        .must(201);
  }

  /** A category with a checklist, a JSON list of texts. */
  public void category(String line, String category, String checklist) {
    as("ADMINISTRATOR")
        .post(
            "/api/categories",
            "{\"line\":\"%s\",\"category\":\"%s\",\"name\":\"%s\",\"checklist\":%s}"
                .formatted(line, category, category, checklist))
        .must(201);
  }

  /** The same hospital, asked through another instance. */
  public AHospital through(int otherPort) {
    return new AHospital(otherPort, name, mongo);
  }

  public String name() {
    return name;
  }

  /** Somebody with roles, whose subject is the first in lower case. */
  public TestApi as(String... roles) {
    return new TestApi(port, TestTokens.of(roles[0].toLowerCase(Locale.ROOT), name, roles));
  }

  /** A person of that name. */
  public TestApi somebody(String subject, String... roles) {
    return new TestApi(port, TestTokens.of(subject, name, roles));
  }

  /** An order that the desk wrote down for somebody. */
  public AnOrder requestedFor(String requester) {
    var body =
        "{\"category\":\"LAMP\",\"location\":\"B1\",\"priority\":\"ROUTINE\",\"requester\":\"%s\"}"
            .formatted(requester);
    var made = dispatcher().post(AnOrder.ofLine(LINE), body).must(201);
    return new AnOrder(this, LINE, made.text("/workOrder"));
  }

  public TestApi dispatcher() {
    return as("DISPATCHER");
  }

  public TestApi vendorUser(String vendor) {
    return new TestApi(port, TestTokens.vendor("user-of-" + vendor, name, vendor));
  }

  /** A vendor's state, without qualifications, arrives. */
  public void vendor(String vendor, String status) {
    vendor(vendor, status, List.of());
  }

  public void vendor(String vendor, String status, List<VendorEvent.Qualification> qualifications) {
    announce(
        Streams.VENDORS,
        vendor,
        new VendorEvent.State(vendor, vendor, status, qualifications, Instant.EPOCH, false));
  }

  /** A vendor's state arrives: approved, and suspended from a line. */
  public void suspendedFrom(String vendor, String line) {
    announce(
        Streams.VENDORS,
        vendor,
        new VendorEvent.State(
            vendor, vendor, "APPROVED", List.of(), Instant.EPOCH, false, List.of(line), List.of()));
  }

  /** A version of a scoring scheme, code@version, arrives. */
  public void scheme(String scheme, String... indicators) {
    announce(
        Streams.SCHEMES,
        scheme,
        new SchemeEvent.State(scheme, scheme, List.of(indicators), Instant.EPOCH, false));
  }

  /** A contract's state arrives. */
  public void announce(AContract contract) {
    announce(Streams.CONTRACTS, contract.number(), contract.state());
  }

  /** Announces state of another service, and waits until this service has it. */
  public void announce(Stream stream, String subject, StateEvent state) {
    var sequence = TestTopics.announce(stream, name, subject, state);
    var copy = "copy_" + stream.topic().replaceFirst("^houqin\\.", "").replace('-', '_');
    var arrived =
        Query.query(Criteria.where("_id").is(name + "/" + subject).and("sequence").gte(sequence));
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(() -> mongo.exists(arrived, Document.class, copy));
  }

  /** Waits until somebody has a notice of that key (without "notice.") about an order. */
  public void awaitNotice(TestApi who, String key, AnOrder order) {
    var number = order.view().text("/number");
    await()
        .until(
            () ->
                who.get("/api/work-order-service/notices?limit=200")
                    .must(200)
                    .body()
                    .get("items")
                    .valueStream()
                    .map(Object::toString)
                    .anyMatch(text -> text.contains(key) && text.contains(number)));
  }

  /** An order newly requested: category LAMP at room B1-101, priority ROUTINE. */
  public AnOrder requested() {
    return requested("LAMP", "B1-101", "ROUTINE");
  }

  public AnOrder requested(String category, String location, String priority) {
    var body =
        "{\"category\":\"%s\",\"location\":\"%s\",\"priority\":\"%s\"}"
            .formatted(category, location, priority);
    var made = as("REQUESTER").post(AnOrder.ofLine(LINE), body).must(201);
    return new AnOrder(this, LINE, made.text("/workOrder"));
  }

  /** An order accepted by the desk. */
  public AnOrder accepted() {
    var order = requested();
    order.by(dispatcher(), "acceptance").must(200);
    return order;
  }

  /** An order that went to whom the mode and the contracts say. */
  public AnOrder dispatched() {
    var order = accepted();
    order.by(dispatcher(), "dispatch").must(200);
    return order;
  }

  /** An order that its vendor completed and the desk closed. */
  public AnOrder closed() {
    var order = dispatched();
    var worker = vendorUser(order.vendor());
    order.by(worker, "arrival").must(200);
    order.by(worker, "completion").must(200);
    order.by(as("SUPERVISOR"), "verification").must(200);
    order.by(dispatcher(), "closing").must(200);
    return order;
  }

  /** Types of the events announced so far of an order. */
  public List<String> heard(AnOrder order) {
    return Topic.of(Streams.WORK_ORDERS).read().stream()
        .filter(record -> record.key().equals(name + "/" + order.id()))
        .map(record -> Topic.header(record, "ce_type"))
        .toList();
  }

  /** Evidence announced so far of an order, as "cause numerator/denominator vendor". */
  public List<String> evidence(AnOrder order) {
    return Topic.of(Streams.WORK_ORDERS).read().stream()
        .filter(record -> record.key().equals(name + "/" + order.id()))
        .filter(record -> Topic.header(record, "ce_type").contains("evidence-recorded"))
        .map(record -> JsonMapper.shared().readTree(record.value()).get("evidence"))
        .map(
            one ->
                one.get("cause").asString()
                    + " "
                    + one.get("numerator").asString()
                    + "/"
                    + one.get("denominator").asString()
                    + " "
                    + one.get("vendor").asString())
        .toList();
  }

  /** The manifest of a month's evidence under a contract, as vendor-kpi-service asks for it. */
  public Answer manifest(String contract, String month) {
    var service = TestTokens.service("kpi", "internal.evidence-manifest");
    return new TestApi(port, service)
        .get(
            "/internal/service-lines/%s/evidence-manifest?contract=%s&month=%s"
                .formatted(LINE, contract, month),
            "X-Houqin-Hospital",
            name);
  }
}
