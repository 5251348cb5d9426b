package cn.houqin.standalone.deployment;

/** The platform cannot be started; the message says in one line what to do. */
public class CannotStart extends RuntimeException {

  public CannotStart(String message) {
    super(message);
  }
}
