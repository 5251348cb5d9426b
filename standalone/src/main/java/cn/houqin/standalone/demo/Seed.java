package cn.houqin.standalone.demo;

import java.util.Map;

/** Puts the demo hospital into an empty store, through contract-service's public API. */
public final class Seed {

  private Seed() {}

  public static void demoHospital(Api api) {
    var there = api.get("admin", "/api/hospital");
    if (there.status() != 404) {
      there.ok();
    } else {
      api.put(
              "admin",
              "/api/hospital",
              Map.of("name", "示范医院 Demo Hospital", "zone", "Asia/Shanghai", "migrating", true))
          .ok();
    }
  }
}
