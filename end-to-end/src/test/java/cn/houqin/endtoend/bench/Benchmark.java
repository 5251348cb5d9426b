package cn.houqin.endtoend.bench;

/** One row of the benchmarks, run by its id. */
interface Benchmark {

  /** For example B7. */
  String id();

  void measure(Ground ground, Sheet sheet) throws Exception;
}
