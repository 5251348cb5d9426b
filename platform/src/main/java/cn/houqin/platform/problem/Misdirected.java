package cn.houqin.platform.problem;

/**
 * What is asked for belongs to another deployment of the service (421). An event that meets this is
 * skipped: the other deployment hears of it too.
 */
public class Misdirected extends BrokenRule {

  public Misdirected(String type, Object... arguments) {
    super(421, type, arguments);
  }
}
