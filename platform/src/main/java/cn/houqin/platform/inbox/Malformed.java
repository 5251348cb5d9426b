package cn.houqin.platform.inbox;

/** An event of a known type that is not what its type promises. */
final class Malformed extends RuntimeException {

  Malformed(String message) {
    super(message);
  }

  Malformed(String message, Throwable cause) {
    super(message, cause);
  }
}
