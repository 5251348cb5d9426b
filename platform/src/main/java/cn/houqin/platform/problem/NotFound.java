package cn.houqin.platform.problem;

/** Nothing under this id that the caller may see (404). */
public class NotFound extends BrokenRule {

  public NotFound(String kind, String id) {
    super(404, "not-found", kind, id);
  }
}
