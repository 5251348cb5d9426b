package cn.houqin.standalone.backup;

/** A backup cannot be taken or put back; the message says why in one line. */
public class NoBackup extends RuntimeException {

  public NoBackup(String message) {
    super(message);
  }

  NoBackup(String message, Throwable cause) {
    super(message + " (" + cause.getMessage() + ")", cause);
  }
}
