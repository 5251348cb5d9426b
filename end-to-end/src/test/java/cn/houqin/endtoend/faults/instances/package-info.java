/** Instances of services killed, replaced, and two of each beside one another. */
package cn.houqin.endtoend.faults.instances;
