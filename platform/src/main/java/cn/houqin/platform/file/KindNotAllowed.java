package cn.houqin.platform.file;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.util.List;

/** The content begins like nothing that is allowed (415). */
public class KindNotAllowed extends BrokenRule {

  KindNotAllowed(List<FileKind> allowed) {
    super(415, "kind-not-allowed", List.of(FieldError.of("", "kind", null, allowed)), allowed);
  }
}
