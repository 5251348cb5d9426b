package cn.houqin.platform.problem;

import java.util.List;

/** Another aggregate has this value in a field that must be unique (409). */
public class AlreadyExists extends BrokenRule {

  public AlreadyExists(String pointer, String value) {
    super(409, "already-exists", List.of(FieldError.of(pointer, "unique", value)), value);
  }
}
