/** Stock never negative and never lost. */
package cn.houqin.endtoend.faults.stock;
