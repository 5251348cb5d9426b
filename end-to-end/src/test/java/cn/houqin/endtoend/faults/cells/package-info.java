/** A line's own deployment down, frozen or replaced, and the other lines meanwhile. */
package cn.houqin.endtoend.faults.cells;
