package cn.houqin.platform.problem;

/** The caller's role or history does not allow this (403); {@code rule} names which. */
public class Forbidden extends BrokenRule {

  public Forbidden(String rule) {
    super(403, rule);
  }
}
