package cn.houqin.inventory;

import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A hospital of its own with stores and materials, and its keeper. */
public record AStore(int port, String hospital, TestApi keeper) {

  private static final AtomicInteger HOSPITALS = new AtomicInteger();

  /** A hospital with the stores S1 and S2, the material GLOVE and the lot controlled SERUM. */
  public static AStore with(int port) {
    var hospital = "store" + HOSPITALS.incrementAndGet();
    var made = new AStore(port, hospital, TestApi.as(port, hospital, "PROCUREMENT"));
    made.store("S1");
    made.store("S2");
    made.material("GLOVE", false);
    made.material("SERUM", true);
    return made;
  }

  /** Somebody else of the hospital. */
  public TestApi other(String name, String... roles) {
    return new TestApi(port, TestTokens.of(name, hospital, roles));
  }

  public void store(String store) {
    keeper.post(
        "/api/stores",
        "{\"store\":\"%s\",\"name\":\"Store\",\"location\":\"B1\"}".formatted(store));
  }

  public void material(String code, boolean lots) {
    keeper.post(
        "/api/materials",
        "{\"material\":\"%s\",\"name\":\"%s\",\"unit\":\"piece\",\"category\":\"ward\",\"lotControlled\":%s}"
            .formatted(code, code, lots));
  }

  /** A movement in S1; {@code more} are further members of the body. */
  public TestApi.Answer move(String material, String kind, String quantity, String more) {
    return keeper.post("/api/stock-movements", body(material, kind, quantity, more));
  }

  public static String body(String material, String kind, String quantity, String more) {
    return "{\"material\":\"%s\",\"store\":\"S1\",\"kind\":\"%s\",\"quantity\":\"%s\"%s}"
        .formatted(material, kind, quantity, more);
  }

  public TestApi.Answer reverse(String movement) {
    return keeper.post(
        "/api/stock-movements/" + movement + "/reversal", "{\"reason\":\"typed wrong\"}");
  }

  /** The balance in S1. */
  public JsonNode balance(String material) {
    return balance(material, "S1");
  }

  public JsonNode balance(String material, String store) {
    return keeper.get("/api/stock?store=" + store + "&material=" + material).body().at("/items/0");
  }

  public String onHand(String material) {
    return balance(material).at("/onHand").asString();
  }

  /** Whether every balance of a store is what its ledger makes it, to the byte. */
  public JsonNode ledgerCheck(String store) {
    return other("auditor", "AUDITOR")
        .get("/api/stock/ledger-check?limit=200&store=" + store)
        .body()
        .at("/items");
  }
}
