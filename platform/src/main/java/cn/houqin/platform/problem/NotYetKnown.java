package cn.houqin.platform.problem;

/**
 * Something of another service that has not arrived here yet; the same request may succeed later
 * (409).
 */
public class NotYetKnown extends BrokenRule {

  public NotYetKnown(String kind, String id) {
    super(409, "not-yet-known", kind, id);
  }

  @Override
  public int retryAfterSeconds() {
    return 1;
  }
}
