/** The store frozen, killed, or its disk full. */
package cn.houqin.endtoend.faults.store;
