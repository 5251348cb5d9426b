/** A platform restored from its backup, and scores made again from their topics. */
package cn.houqin.endtoend.faults.restore;
