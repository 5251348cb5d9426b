/** Bad wires, and services that take a question and never answer. */
package cn.houqin.endtoend.faults.network;
