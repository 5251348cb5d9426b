package cn.houqin.platform.json;

/** An event of a known type that is not what its type promises. */
public final class Malformed extends RuntimeException {

  public Malformed(String message) {
    super(message);
  }

  public Malformed(String message, Throwable cause) {
    super(message, cause);
  }
}
