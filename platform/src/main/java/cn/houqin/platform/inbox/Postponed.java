package cn.houqin.platform.inbox;

/** An event did not take effect now but may later; its partition waits. */
final class Postponed extends RuntimeException {

  Postponed(Throwable cause) {
    super(cause.toString(), cause);
  }
}
