/** Figures counted once, whenever their service is killed. */
package cn.houqin.endtoend.faults.scores;
