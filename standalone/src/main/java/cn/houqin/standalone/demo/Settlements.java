package cn.houqin.standalone.demo;

import cn.houqin.standalone.deployment.CannotStart;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Ends a month: adjustments, closing, publication, acceptance; then the money. */
final class Settlements {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Map<String, String> VENDOR_USERS =
      Map.of("913100006688356013", "jiekang", "91310000005501242L", "guan");

  private final Api api;
  private final String prefix;
  private final Month month;

  Settlements(Api api, String prefix, Month month) {
    this.api = api;
    this.prefix = prefix;
    this.month = month;
  }

  void run() {
    for (var contract : month.contracts()) {
      var number = contract.get("number").asString();
      var card =
          "/api/scorecards/"
              + number
              + "~"
              + contract.get("line").asString()
              + "~"
              + month.period();
      adjust(number, card);
      close(card);
      var vendor = vendorUser(contract);
      if (stage(card).equals("CLOSED")) {
        api.post(prefix + "manager", card + "/publication", Map.of(), "publication").ok();
      }
      if (stage(card).equals("PUBLISHED")) {
        api.post(vendor, card + "/acceptance", Map.of(), "acceptance").ok();
      }
      settle(number, vendor);
    }
  }

  private String vendorUser(JsonNode contract) {
    var code = contract.get("creditCode").asString();
    var user = VENDOR_USERS.get(code);
    if (user == null) {
      throw new CannotStart("No demo account speaks for vendor " + code + ".");
    }
    return prefix + user;
  }

  private void adjust(String number, String card) {
    var given = api.get(prefix + "manager", card).ok().get("adjustments").size();
    var wanted = 0;
    for (var adjustment : month.month().path("adjustments")) {
      if (adjustment.get("contract").asString().equals(number) && ++wanted > given) {
        api.post(
                prefix + "manager",
                card + "/adjustments",
                Map.of(
                    "kind", adjustment.get("kind"),
                    "points", adjustment.get("points"),
                    "reason", adjustment.get("reason")),
                "adjustment-" + wanted)
            .ok();
        api.post(
                prefix + "manager2",
                card + "/adjustments/" + wanted + "/approval",
                Map.of(),
                "approval-" + wanted)
            .ok();
      }
    }
  }

  /** Asks until all sources' evidence is in. */
  private void close(String card) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var attempt = 1; java.util.List.of("OPEN", "CLOSING").contains(stage(card)); attempt++) {
      var answer =
          api.post(prefix + "manager", card + "/closing", Map.of(), "closing-" + attempt).ok();
      if (System.nanoTime() > deadline) {
        throw new CannotStart("The month does not close: " + answer.get("arrived"));
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private String stage(String card) {
    return api.get(prefix + "manager", card).ok().get("stage").asString();
  }

  private void settle(String number, String vendor) {
    var path = "/api/settlements/" + number + "~" + month.period();
    var order = new LinkedHashMap<String, Object>();
    order.put("month", month.period());
    order.put("asOf", month.month().get("asOf"));
    var finance = prefix + "finance";
    api.post(
            finance,
            "/api/contracts/" + number + "/settlements",
            order,
            "settlement-" + number + "-" + month.period())
        .ok();
    step(finance, path, "DRAFT", "/sending");
    step(vendor, path, "SENT_TO_VENDOR", "/confirmation");
    approve(prefix + "finance2", path, 0);
    approve(prefix + "manager", path, 1);
  }

  /** One of two approvals, unless it was given before. */
  private void approve(String user, String path, int before) {
    var settlement = api.get(prefix + "finance", path).ok();
    if (settlement.get("status").asString().equals("CONFIRMED")
        && settlement.get("approvals").size() == before) {
      api.post(user, path + "/approval", Map.of(), "step-approval-" + before).ok();
    }
  }

  private void step(String user, String path, String from, String command) {
    var status = api.get(prefix + "finance", path).ok().get("status").asString();
    if (status.equals(from)) {
      api.post(user, path + command, Map.of(), "step" + command.replace('/', '-')).ok();
    }
  }
}
