/** The broker away, or one of three. */
package cn.houqin.endtoend.faults.broker;
