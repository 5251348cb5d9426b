package cn.houqin.endtoend.bench.row;

import cn.houqin.endtoend.bench.ground.Ground;

/** One row of the benchmarks, run by its id. */
public interface Benchmark {

  /** For example B7. */
  String id();

  /** The rows it measures, where they are several. */
  default java.util.List<String> rows() {
    return java.util.List.of(id());
  }

  void measure(Ground ground, Sheet sheet) throws Exception;
}
