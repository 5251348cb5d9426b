/**
 * What can be broken: services, stores, brokers and the wires between them, each started, killed,
 * frozen.
 */
package cn.houqin.endtoend.faults.process;
