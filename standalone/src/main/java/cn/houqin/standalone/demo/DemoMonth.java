package cn.houqin.standalone.demo;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A hospital's month from contract to money, through the public API alone, as the right people. */
public final class DemoMonth {

  private final Api api;
  private final String prefix;
  private final Month month;

  /**
   * @param prefix of the user names: empty for the demo hospital
   * @param folder the month's files
   */
  public DemoMonth(Api api, String prefix, Path folder) {
    this.api = api;
    this.prefix = prefix;
    this.month = Month.in(folder);
  }

  /** Loads, closes and settles the month; done again it changes nothing. Answers all figures. */
  public JsonNode run() {
    load();
    settle();
    return figures();
  }

  /** Everything up to the month's orders; nothing is decided about its cards yet. */
  public void load() {
    setUp();
    for (var contract : month.contracts()) {
      importOrders(contract);
    }
  }

  /** Places, vendors, schemes and active contracts. */
  public void setUp() {
    new Setup(api, prefix, month).run();
  }

  private void importOrders(JsonNode contract) {
    var line = contract.get("line").asString();
    var number = contract.get("number").asString();
    api.postText(
            prefix + "importer",
            "/api/service-lines/" + line + "/imports?contracts=" + number + "@1",
            "application/x-ndjson",
            month.ordersOf(line),
            "orders-" + month.period() + "-" + line)
        .ok();
  }

  /**
   * Closes, publishes and accepts the cards; drafts, sends, confirms and approves the settlements.
   */
  public void settle() {
    new Settlements(api, prefix, month).run();
  }

  /** What the services say it came to. */
  public JsonNode figures() {
    return new Figures(api, prefix, month).read();
  }

  /** The first figure that differs from expected.json; empty if none does or there is none. */
  public Optional<String> difference(JsonNode figures) {
    return month
        .expected()
        .map(expected -> Comparison.difference("", expected, figures))
        .filter(found -> !found.isEmpty());
  }

  /** Whether the folder says what the month must come to. */
  public boolean isExpected() {
    return month.expected().isPresent();
  }

  /** The table of a month. */
  public String table(JsonNode figures) {
    return MonthTable.of(month, figures);
  }
}
