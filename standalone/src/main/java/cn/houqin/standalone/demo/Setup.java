package cn.houqin.standalone.demo;

import cn.houqin.standalone.deployment.CannotStart;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Puts a month's hospital in order as its people would: places, vendors, schemes, contracts. */
public final class Setup {

  private static final List<String> DESKS = List.of("LOGISTICS", "LEGAL", "FINANCE");

  private final Api api;
  private final String prefix;
  private final Month month;

  Setup(Api api, String prefix, Month month) {
    this.api = api;
    this.prefix = prefix;
    this.month = month;
  }

  /** Everything up to active contracts; what is there already stays. */
  void run() {
    refuseOtherContracts();
    api.postText(
            user("importer"),
            "/api/locations/imports",
            "text/csv",
            month.locations(),
            "locations-" + month.period())
        .ok();
    for (var contract : month.contracts()) {
      vendor(contract);
      scheme(contract);
      contract(contract);
    }
  }

  String user(String name) {
    return prefix + name;
  }

  private void refuseOtherContracts() {
    for (var contract : month.contracts()) {
      var number = contract.get("number").asString();
      var answer = api.get(user("manager"), "/api/contracts/" + number);
      if (answer.status() == 200 && !isSame(contract, answer.body())) {
        throw new CannotStart(
            "The hospital holds another month's contract "
                + number
                + ". Use another $HOUQIN_HOME for this month.");
      }
    }
  }

  private static boolean isSame(JsonNode wanted, JsonNode present) {
    var line = present.at("/versions/0/terms/lines/0");
    return wanted.get("creditCode").equals(present.get("vendor"))
        && wanted.get("line").equals(line.get("line"))
        && wanted.get("scope").equals(line.get("locations"))
        && wanted.get("monthlyFeeFen").asLong() == line.get("monthlyFeeFen").asLong()
        && wanted.get("start").equals(present.at("/versions/0/terms/from"))
        && wanted.get("end").equals(present.at("/versions/0/terms/to"));
  }

  private void vendor(JsonNode contract) {
    var code = contract.get("creditCode").asString();
    var path = "/api/vendors/" + code;
    var manager = user("manager");
    api.post(
            manager,
            "/api/vendors",
            Map.of("vendor", code, "name", contract.get("vendor")),
            "vendor-" + code)
        .ok();
    var status = api.get(manager, path).ok().get("status").asString();
    if (status.equals("PROSPECT")) {
      api.post(
              manager,
              path + "/qualifications",
              Map.of("kind", "营业执照", "number", code, "mandatory", true, "issuedOn", "2020-01-01"),
              "licence-" + code)
          .ok();
      api.post(manager, path + "/review", Map.of(), "review-" + code).ok();
      status = "UNDER_REVIEW";
    }
    if (status.equals("UNDER_REVIEW")) {
      api.post(
              manager,
              path + "/approval",
              Map.of(
                  "qualification", 90,
                  "experience", 88,
                  "reputation", 92,
                  "capability", 90,
                  "price", 85),
              "approval-" + code)
          .ok();
    }
  }

  private void scheme(JsonNode contract) {
    api.post(
            user("manager"),
            "/api/schemes",
            Map.of(
                "scheme", ContractDraft.scheme(contract),
                "name", contract.get("vendor").asString() + " 考核方案",
                "definition", contract.get("scheme")),
            "scheme-" + ContractDraft.scheme(contract))
        .ok();
  }

  private void contract(JsonNode contract) {
    var number = contract.get("number").asString();
    var path = "/api/contracts/" + number;
    var manager = user("manager");
    api.post(manager, "/api/contracts", ContractDraft.of(contract), "contract-" + number).ok();
    if (status(path).equals("DRAFT")) {
      api.post(manager, path + "/review-submission", Map.of(), "submission-" + number).ok();
    }
    if (status(path).equals("IN_REVIEW")) {
      for (var desk : DESKS) {
        api.post(
                user(desk.toLowerCase(java.util.Locale.ROOT)),
                path + "/reviews",
                Map.of("desk", desk, "approved", true),
                "review-" + number)
            .ok();
      }
    }
    if (status(path).equals("APPROVED")) {
      api.post(manager, path + "/signature", Map.of(), "signature-" + number).ok();
    }
  }

  private String status(String path) {
    return api.get(user("manager"), path).ok().get("status").asString();
  }
}
