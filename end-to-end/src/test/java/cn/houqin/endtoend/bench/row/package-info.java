/** One row of the benchmarks: what measures it, its lines, and where they are written. */
package cn.houqin.endtoend.bench.row;
