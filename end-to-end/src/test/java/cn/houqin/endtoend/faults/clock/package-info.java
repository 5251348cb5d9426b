/** The machine's clock jumps. */
package cn.houqin.endtoend.faults.clock;
