/** Failures found and charged once, whatever order they were told in. */
package cn.houqin.endtoend.faults.contracts;
