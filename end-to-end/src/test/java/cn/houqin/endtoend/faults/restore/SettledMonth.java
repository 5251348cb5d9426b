package cn.houqin.endtoend.faults.restore;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.standalone.Platform;
import cn.houqin.standalone.demo.Api;
import cn.houqin.standalone.demo.DemoMonth;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The demo hospital's month, as the platform shows it. */
final class SettledMonth {

  static final Path FOLDER = Path.of(System.getProperty("houqin.root"), "scenario");

  private SettledMonth() {}

  static void live(Api api) {
    new DemoMonth(api, "", FOLDER).run();
  }

  /** Scorecards with explanation and evidence, settlements: as they are answered, by path. */
  static TreeMap<String, String> shownBy(Platform platform) {
    var api = new Api(platform.address(), platform.issuer());
    var shown = new TreeMap<String, String>();
    for (var one : api.get("manager", "/api/scorecards?limit=50").ok().get("items")) {
      var path = "/api/scorecards/" + one.get("scorecard").asString();
      for (var part : List.of("", "/explanation", "/evidence?limit=200", "/revisions/1")) {
        shown.put(path + part, api.get("manager", path + part).body().toString());
      }
    }
    for (var one : api.get("finance", "/api/settlements?limit=50").ok().get("items")) {
      var id = one.get("contract").asString() + "~" + one.get("month").asString();
      var path = "/api/settlements/" + id;
      shown.put(path, api.get("finance", path).ok().toString());
    }
    assertThat(shown).hasSizeGreaterThanOrEqualTo(10);
    return shown;
  }
}
