/** Events delivered again, shuffled, late or bad. */
package cn.houqin.endtoend.faults.events;
