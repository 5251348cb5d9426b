package cn.houqin.endtoend.bench.http;

import java.io.IOException;

/** Nothing at all came back over a connection that was kept. */
final class ClosedMeanwhile extends IOException {

  private static final long serialVersionUID = 1;
}
