package cn.houqin.inventory;

import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hospital with a store, two materials, and contract HT-1, by which GLOVE costs 1094.1875 fen a
 * piece and SERUM 50 fen.
 */
public final class ABuyingHospital {

  public static final String VENDOR = "913100006688356013";
  public static final String OTHER_VENDOR = "91310000005501242L";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int port;
  private final String name;

  private ABuyingHospital(int port, String name) {
    this.port = port;
    this.name = name;
  }

  /** With a ceiling on GLOVE, or none where it is null; tolerance 10 %. */
  public static ABuyingHospital with(int port, String gloveCeiling) {
    var hospital =
        new ABuyingHospital(port, "b" + NUMBER.incrementAndGet() + "-" + System.nanoTime());
    ContractServiceElsewhere.announceHospital(hospital.name);
    ContractServiceElsewhere.announceContract(hospital.name, "HT-1", VENDOR);
    hospital.answers("[]", gloveCeiling, null);
    hospital
        .buyer()
        .post("/api/stores", "{\"store\":\"S1\",\"name\":\"Main\",\"location\":\"B1\"}")
        .must(201);
    hospital.material("GLOVE", false);
    hospital.material("SERUM", true);
    return hospital;
  }

  private void material(String code, boolean lots) {
    buyer()
        .post(
            "/api/materials",
            "{\"material\":\"%s\",\"name\":\"%s\",\"unit\":\"piece\",\"category\":\"ward\",\"lotControlled\":%s}"
                .formatted(code, code, lots))
        .must(201);
  }

  /** What contract-service says from now on. */
  public void answers(String reasons, String gloveCeiling, String valueCeilingFen) {
    ContractServiceElsewhere.answers(
        name,
        "HT-1",
        """
        {"contract": "HT-1", "version": 3, "vendor": "%s", "reasons": %s, "valueCeilingFen": %s,
         "tolerancePercent": "10", "later": "a field of a newer release",
         "items": [
           {"item": "GLOVE", "line": "MATERIALS", "unit": "piece", "fenPerUnit": "1094.1875",
            "ceilingQuantity": %s},
           {"item": "SERUM", "line": "MATERIALS", "unit": "piece", "fenPerUnit": "50"},
           {"item": "CRATE", "line": "MATERIALS", "unit": "box", "fenPerUnit": "50"},
           {"item": "NOTHING", "reason": "ITEM_NOT_IN_CONTRACT"}]}
        """
            .formatted(
                VENDOR,
                reasons,
                valueCeilingFen,
                gloveCeiling == null ? "null" : '"' + gloveCeiling + '"'));
  }

  public void freezeContractService() {
    ContractServiceElsewhere.freeze();
  }

  public void thawContractService() {
    ContractServiceElsewhere.thaw();
  }

  public String name() {
    return name;
  }

  public TestApi as(String subject, String... roles) {
    return new TestApi(port, TestTokens.of(subject, name, roles));
  }

  public TestApi buyer() {
    return as("buyer", "PROCUREMENT");
  }

  public TestApi receiver() {
    return as("receiver", "LOGISTICS");
  }

  public TestApi vendor() {
    return new TestApi(port, TestTokens.vendor("seller", name, VENDOR));
  }

  public TestApi otherVendor() {
    return new TestApi(port, TestTokens.vendor("rival", name, OTHER_VENDOR));
  }

  public static String line(String material, String quantity, String more) {
    return "{\"material\":\"%s\",\"quantity\":\"%s\"%s}".formatted(material, quantity, more);
  }

  public static String order(String... lines) {
    return "{\"contract\":\"HT-1\",\"store\":\"S1\",\"deliverBy\":\"%s\",\"lines\":[%s]}"
        .formatted(LocalDate.now().plusDays(10), String.join(",", lines));
  }

  /** A draft; waits for contract and hospital to arrive. */
  public String drafted(String... lines) {
    var made =
        await()
            .until(
                () -> buyer().post("/api/purchase-orders", order(lines)),
                answer -> !answer.body().at("/type").asString().endsWith("not-yet-known"));
    return made.must(201).body().at("/purchaseOrder").asString();
  }

  public TestApi.Answer issue(String order) {
    return buyer().post(path(order) + "/issue", "");
  }

  public String issued(String... lines) {
    var order = drafted(lines);
    issue(order).must(200);
    return order;
  }

  public String confirmed(String... lines) {
    var order = issued(lines);
    vendor().post(path(order) + "/confirmation", "").must(200);
    return order;
  }

  /** Announces one line of one delivery. */
  public TestApi.Answer announce(String order, int line, String quantity) {
    return vendor()
        .post(
            path(order) + "/deliveries",
            "{\"lines\":[{\"line\":%d,\"quantity\":\"%s\"}]}".formatted(line, quantity));
  }

  public TestApi.Answer receive(
      String order, int delivery, String delivered, String accepted, String rejected, String more) {
    return receiver()
        .post(
            path(order) + "/deliveries/" + delivery + "/receipt",
            "{\"lines\":[{\"line\":1,\"delivered\":\"%s\",\"accepted\":\"%s\",\"rejected\":\"%s\"%s}]}"
                .formatted(delivered, accepted, rejected, more));
  }

  public TestApi.Answer get(String order) {
    return buyer().get(path(order));
  }

  public String status(String order) {
    return get(order).body().at("/status").asString();
  }

  public static String path(String order) {
    return "/api/purchase-orders/" + order;
  }

  /** What counts as ordered of GLOVE. */
  public String ordered() {
    return buyer().get("/api/ceilings?contract=HT-1").body().at("/items/0/ordered").asString();
  }

  public String onHand(String material) {
    return buyer()
        .get("/api/stock?store=S1&material=" + material)
        .body()
        .at("/items/0/onHand")
        .asString();
  }
}
