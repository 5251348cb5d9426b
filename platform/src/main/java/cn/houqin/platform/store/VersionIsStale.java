package cn.houqin.platform.store;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.util.List;

/** If-Match names another version than the present one (412). */
class VersionIsStale extends BrokenRule {

  VersionIsStale(long given, long present) {
    super(
        412,
        "version-is-stale",
        List.of(FieldError.of("If-Match", "present-version", "\"v" + given + "\"", present)),
        given,
        present);
  }
}
