/** What must hold afterwards: store, topics and consumers, read to their ends and compared. */
package cn.houqin.endtoend.faults.check;
