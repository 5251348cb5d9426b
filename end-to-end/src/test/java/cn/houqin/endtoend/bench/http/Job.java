package cn.houqin.endtoend.bench.http;

/** What one client does again and again. */
@FunctionalInterface
public interface Job {

  /**
   * @param client counted from 0; the same client never runs twice at once
   * @param n counts all runs of all clients from 0
   * @return an HTTP status; 0 for no answer
   */
  int run(int client, long n) throws Exception;
}
