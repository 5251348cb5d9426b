package cn.houqin.kpi.rating;

import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;

/** A card of HT-1 rated by leaders (60, from 50 to 100) and users (40), and nothing else. */
record ARatedCard(AHospital hospital, int port) {

  static ARatedCard of(AHospital hospital, int port) {
    hospital.manager().post("/api/schemes", SCHEME).must(201);
    hospital.contract("HT-1", AHospital.VENDOR, "ACTIVE", "RATED@1");
    await().until(() -> hospital.shown().text("/scheme"), "RATED@1"::equals);
    return new ARatedCard(hospital, port);
  }

  /** Somebody of the hospital, by name. */
  TestApi person(String name) {
    return new TestApi(port, TestTokens.of(name, hospital.name(), "LOGISTICS"));
  }

  String path(String rest) {
    return "/api/scorecards/" + hospital.card() + rest;
  }

  TestApi.Answer ask(String rater, String person) {
    var body = "{\"rater\":\"%s\",\"person\":\"%s\"}".formatted(rater, person);
    return hospital.manager().post(path("/raters"), body);
  }

  /** Asks somebody, and answers the rating's id. */
  String asked(String rater, String person) {
    return ask(rater, person).must(201).text("/rating");
  }

  TestApi.Answer give(String person, String rating, String value) {
    var body = "{\"value\":\"%s\",\"comment\":\"as seen\"}".formatted(value);
    return person(person).post("/api/ratings/" + rating + "/values", body);
  }

  void awaitTotal(String total) {
    await().until(() -> hospital.shown().text("/score/total"), total::equals);
  }

  private static final String SCHEME =
      """
      {"scheme": "RATED@1", "name": "Rated", "definition": {"total": "CAPPED", "dimensions": [
        {"code": "ALL", "weight": "100", "indicators": [
          {"code": "OPINION", "weight": "100", "rule": {"kind": "RATERS", "tree": {"weight": "100", "raters": [
            {"weight": "60", "rater": "LEADERS", "scale": {"lowest": "50", "highest": "100"}},
            {"weight": "40", "rater": "USERS"}]}}}]}],
       "grades": [{"grade": "FAIL"}, {"from": "60", "grade": "PASS"}]}}
      """;
}
