/** Faults made for real, and what is promised all the same; see end-to-end/README.md. */
package cn.houqin.endtoend.faults;
