package cn.houqin.standalone.demo;

import java.util.Map;

/** Puts the demo hospital into an empty store, through the public API. */
public final class Seed {

  private Seed() {}

  public static void demoHospital(Api api) {
    if (api.get("admin", "/api/hospital").status() == 404) {
      api.put(
              "admin",
              "/api/hospital",
              Map.of("name", "示范医院 Demo Hospital", "zone", "Asia/Shanghai", "migrating", true))
          .ok();
    }
  }
}
