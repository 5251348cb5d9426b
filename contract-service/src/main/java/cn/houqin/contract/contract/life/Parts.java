package cn.houqin.contract.contract.life;

import cn.houqin.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The six parts of a contract's text; a draft may lack some, what is reviewed may not. */
public record Parts(
    @Nullable String responsibilities,
    @Nullable String serviceContent,
    @Nullable String kpis,
    @Nullable String penaltiesAndIncentives,
    @Nullable String term,
    @Nullable String changeProcess) {

  public List<FieldError> missing() {
    var missing = new ArrayList<FieldError>();
    add(missing, "responsibilities", responsibilities);
    add(missing, "serviceContent", serviceContent);
    add(missing, "kpis", kpis);
    add(missing, "penaltiesAndIncentives", penaltiesAndIncentives);
    add(missing, "term", term);
    add(missing, "changeProcess", changeProcess);
    return missing;
  }

  private static void add(List<FieldError> missing, String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      missing.add(FieldError.of("/parts/" + name, "part-missing", text));
    }
  }
}
