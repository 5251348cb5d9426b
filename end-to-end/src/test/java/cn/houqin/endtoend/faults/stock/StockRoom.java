package cn.houqin.endtoend.faults.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.TestTokens;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A hospital's two stores at one inventory-service, and who moves things there. */
record StockRoom(String hospital, String address) {

  static final List<String> MATERIALS = List.of("GLOVE", "MASK");
  static final List<String> STORES = List.of("S1", "S2");

  /** A movement as the ledger has it. */
  record Movement(String kind, BigDecimal change, BigDecimal onHandAfter) {}

  void open(Announcer elsewhere) {
    elsewhere.state(
        Streams.HOSPITALS,
        "hospital.state.v1",
        hospital,
        hospital,
        ("{\"hospital\": \"%s\", \"name\": \"H\", \"zone\": \"Asia/Shanghai\", \"migrating\": true,"
                + " \"recordedAt\": \"2026-01-01T00:00:00Z\", \"retired\": false}")
            .formatted(hospital));
    for (var store : STORES) {
      as("PROCUREMENT")
          .must(
              201,
              "/api/stores",
              "{\"store\":\"%s\",\"name\":\"S\",\"location\":\"B1\"}".formatted(store));
    }
    for (var material : MATERIALS) {
      as("PROCUREMENT")
          .must(
              201,
              "/api/materials",
              "{\"material\":\"%s\",\"name\":\"%s\",\"unit\":\"piece\",\"category\":\"ward\"}"
                  .formatted(material, material));
      move(material, "RECEIPT", "50", "first-" + material).must(201);
    }
  }

  Person as(String role) {
    return new Person(address, TestTokens.of(role, hospital, role));
  }

  /** In the first store. */
  Person.Answer move(String material, String kind, String quantity, String key) {
    var body =
        "{\"material\":\"%s\",\"store\":\"S1\",\"kind\":\"%s\",\"quantity\":\"%s\",\"reason\":\"r\"}"
            .formatted(material, kind, quantity);
    return as("INTEGRATOR").postUntilAnswered("/api/stock-movements", body, key);
  }

  /** From the first to the second. */
  Person.Answer transfer(String material, String quantity, String key) {
    var body =
        "{\"material\":\"%s\",\"from\":\"S1\",\"to\":\"S2\",\"quantity\":\"%s\"}"
            .formatted(material, quantity);
    return as("PROCUREMENT").postUntilAnswered("/api/stock-transfers", body, key);
  }

  /** Whether every balance is what its ledger makes it. */
  boolean isBalanced() {
    return STORES.stream()
        .map(store -> "/api/stock/ledger-check?limit=200&store=" + store)
        .flatMap(path -> items(as("AUDITOR").get(path).must(200)).stream())
        .allMatch(one -> one.get("equal").asBoolean());
  }

  BigDecimal onHand(String material, String store) {
    var path = "/api/stock?store=" + store + "&material=" + material;
    return items(as("PROCUREMENT").get(path).must(200)).stream()
        .map(one -> new BigDecimal(one.get("onHand").asString()))
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** All movements, page by page. */
  List<Movement> ledger(String material, String store) {
    var found = new ArrayList<Movement>();
    var after = "";
    do {
      var path = "/api/stock-movements?limit=200&material=" + material + "&store=" + store + after;
      var page = as("PROCUREMENT").get(path).must(200);
      for (var one : items(page)) {
        found.add(
            new Movement(
                one.get("kind").asString(),
                new BigDecimal(one.get("change").asString()),
                new BigDecimal(one.get("onHandAfter").asString())));
      }
      after = "&after=" + page.text("next");
    } while (!after.equals("&after="));
    assertThat(found).isNotEmpty();
    return found;
  }

  private static List<JsonNode> items(Person.Answer page) {
    return page.body().get("items").valueStream().toList();
  }
}
